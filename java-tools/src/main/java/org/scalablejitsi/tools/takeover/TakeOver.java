package org.scalablejitsi.tools.takeover;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.scalablejitsi.tools.nicknames.NicknameRegistry;
import org.scalablejitsi.tools.nicknames.Nicknames;
import org.scalablejitsi.tools.plan.StateFiles;
import org.scalablejitsi.tools.problem.Problems;
import org.scalablejitsi.tools.secrets.SecretImport;
import org.scalablejitsi.tools.secrets.Secrets;
import org.scalablejitsi.tools.storage.WriteLock;

/** Takes an installation over: all of it is right, or nothing is written. */
public final class TakeOver {

  private final RandomGenerator random;

  public TakeOver(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Takes over, or throws a {@link org.scalablejitsi.tools.problem.ProblemException} with all that
   * is wrong.
   */
  public TakeOverReport run(TakeOverRequest request) {
    Supplier<TakeOverReport> step = () -> runAlone(request);
    if (request.check()) {
      return step.get();
    }
    return WriteLock.during(
        request.secretsFile(), () -> WriteLock.during(request.nicknamesFile(), step));
  }

  private TakeOverReport runAlone(TakeOverRequest request) {
    Problems problems = new Problems();
    FormerSettings former = FormerSettings.of(request);
    FormerInstallation found = FormerInstallation.of(request, former, problems);
    Nicknames nicknames =
        problems.collect(
            () -> NicknameRegistry.takeOver(request.nicknamesFile(), found.nicknames()));
    problems.throwIfErrors();
    Secrets secrets =
        SecretImport.load(
            request.secretsFile(), request.passwords(), found.secrets(), random, !request.check());
    if (nicknames == null) {
      throw new IllegalStateException("a step failed without a problem");
    }
    FormerSettings open = former.without(request);
    boolean isDecided = open.options().isEmpty() && open.lost().isEmpty();
    boolean waits = !isDecided && !request.confirmed();
    if (!request.check()) {
      if (!isDecided) {
        ReviewFile.write(request.reviewFile(), open);
      }
      if (!waits) {
        StateFiles.commit(secrets, nicknames, () -> {});
      }
    }
    return new TakeOverReport(
        waits ? List.of() : StateFiles.changed(secrets, nicknames),
        waits,
        open.options(),
        open.lost(),
        List.copyOf(found.secrets().keySet()),
        nicknames.byHost(),
        found.layouts());
  }
}
