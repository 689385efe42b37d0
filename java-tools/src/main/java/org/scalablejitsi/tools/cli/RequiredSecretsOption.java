package org.scalablejitsi.tools.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.secrets.RequiredSecret;
import picocli.CommandLine.Option;

/** The option that tells which secrets an installation needs: its plan request. */
final class RequiredSecretsOption {

  @Option(
      names = "--request",
      paramLabel = "REQUEST",
      description = {
        "A plan request, as `ansible-playbook scalable.jitsi.plan -e jitsi_request=FILE` saves it:",
        "it tells which features are in use, and so which secrets are needed.",
        "Default: those that every installation needs."
      })
  private @Nullable Path request;

  /** The names of the secrets that must be there. */
  List<String> names() {
    return request == null
        ? RequiredSecret.ofEveryFleet()
        : RequiredSecret.of(RequestSource.read(request).fleet());
  }
}
