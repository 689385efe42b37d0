package org.scalablejitsi.tools.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.plan.Plan;
import org.scalablejitsi.tools.plan.PlanFolder;
import org.scalablejitsi.tools.plan.PlanRequest;
import org.scalablejitsi.tools.plan.Planner;
import org.scalablejitsi.tools.plan.Progress;
import org.scalablejitsi.tools.secrets.SecretValues;
import org.scalablejitsi.tools.vault.VaultPassword;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the files of a plan into a folder, for people to look at. */
@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    versionProvider = ToolVersion.class,
    description = {
      "Writes the files of one host or of all into a folder.",
      "Plans and checks the whole installation like `plan`, but changes neither vault nor registry.",
      "In place of each secret stands a placeholder of its shape, unless the secrets are asked for."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  jitsi-tools render --output preview --host bridge1 \\",
      "    --vault-password-file .vault-password request.json",
      "  less preview/bridge1/etc/jitsi/videobridge/jvb.conf"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:written",
      "1:a check failed, or there is no such host: nothing is written",
      "2:wrong usage",
      "3:the request, the vault or a template cannot be read, or DIR not be written"
    })
final class RenderCommand implements Callable<Integer> {

  private final Planner planner;
  private final Streams streams;

  @Mixin private RequestSource source = new RequestSource();
  @Mixin private VaultOptions vault = new VaultOptions();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "A folder that is empty or does not exist yet. Files go to DIR/HOST/PATH.")
  private Path output = Path.of("");

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "Only this host, by its name in the inventory. May be given several times.")
  private @Nullable List<String> hosts;

  @Option(
      names = "--with-secrets",
      description = {
        "Write the secrets themselves, in plain text, readable by you alone.",
        "Remove DIR as soon as you have seen what you wanted to see."
      })
  private boolean withSecrets;

  RenderCommand(Planner planner, Streams streams) {
    this.planner = planner;
    this.streams = streams;
  }

  @Override
  public Integer call() {
    List<VaultPassword> passwords = vault.passwords(source, streams.in());
    PlanRequest request = source.read(streams.in()).dryRun();
    Plan plan = planner.plan(request, passwords, Progress.NONE);
    List<Path> written =
        folder(request, plan, passwords).write(plan, hosts == null ? List.of() : hosts);
    plan.warnings().forEach(warning -> streams.err().println("warning: " + warning));
    written.forEach(streams.out()::println);
    streams.out().flush();
    return ExitCode.OK.code();
  }

  private PlanFolder folder(PlanRequest request, Plan plan, List<VaultPassword> passwords) {
    if (!withSecrets) {
      return PlanFolder.open(output);
    }
    return PlanFolder.secret(
        output,
        SecretValues.of(
            request.secretsFile(), request.passwordsAnd(passwords), plan.secrets().placeholders()));
  }
}
