package org.scalablejitsi.tools.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.secrets.SecretNeed;
import picocli.CommandLine.Option;

/** For which installation the secrets are. */
final class NeedOption {

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
        ? SecretNeed.ofEveryFleet()
        : SecretNeed.of(RequestSource.read(request).fleet());
  }
}
