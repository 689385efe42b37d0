package org.scalablejitsi.tools.plan;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.scalablejitsi.tools.certificate.CertificateChecks;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.FleetChecks;
import org.scalablejitsi.tools.nicknames.NicknameRegistry;
import org.scalablejitsi.tools.nicknames.Nicknames;
import org.scalablejitsi.tools.problem.PassedCheck;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;
import org.scalablejitsi.tools.render.Role;
import org.scalablejitsi.tools.secrets.RequiredSecret;
import org.scalablejitsi.tools.secrets.SecretStore;
import org.scalablejitsi.tools.secrets.Secrets;
import org.scalablejitsi.tools.storage.ControllerFiles;
import org.scalablejitsi.tools.storage.WriteLock;
import org.scalablejitsi.tools.vault.VaultPassword;

/**
 * Makes the plan. Everything happens in memory until all of it is right; only then the vault and
 * the registry are written.
 */
public final class Planner {

  private final String version;
  private final SecretStore secretStore;
  private final CertificateChecks certificateChecks;

  public Planner(String version, RandomGenerator random, InstantSource clock) {
    this.version = version;
    secretStore = new SecretStore(random, clock);
    certificateChecks = new CertificateChecks(clock);
  }

  /**
   * Plans, or throws a {@link org.scalablejitsi.tools.problem.ProblemException} with all that is
   * wrong.
   *
   * @param morePasswords for the vault, beside those of the request
   */
  public Plan plan(PlanRequest request, List<VaultPassword> morePasswords, Progress progress) {
    return plan(request, morePasswords, progress, plan -> {});
  }

  /**
   * The same.
   *
   * @param receiver gets the plan before anything is written; if it throws, nothing is
   */
  public Plan plan(
      PlanRequest request,
      List<VaultPassword> morePasswords,
      Progress progress,
      Consumer<Plan> receiver) {
    Supplier<Plan> plan =
        () -> planAlone(request, request.passwordsAnd(morePasswords), progress, receiver);
    if (request.check()) {
      return plan.get();
    }
    // From reading to writing, so that two runs cannot both make the same secret or nickname.
    return WriteLock.during(
        request.secretsFile(), () -> WriteLock.during(request.nicknamesFile(), plan));
  }

  private Plan planAlone(
      PlanRequest request,
      List<VaultPassword> passwords,
      Progress progress,
      Consumer<Plan> receiver) {
    Problems problems = new Problems();
    Fleet fleet = request.fleet();
    List<PassedCheck> passed = new ArrayList<>(FleetChecks.run(fleet, problems));
    passed.addAll(certificateChecks.run(request.certificates(), problems));
    Secrets secrets = problems.collect(() -> secrets(request, fleet, passwords));
    Nicknames nicknames = problems.collect(() -> nicknames(request, fleet));
    Map<String, List<Role>> roles = roles(request, problems);
    // A missing domain would show again in every template: stop at the cause.
    problems.throwIfErrors();
    if (secrets == null || nicknames == null) {
      throw new IllegalStateException("a step failed without a problem");
    }

    progress.done("inventory checked, secrets and nicknames there");
    passed.add(new PassedCheck(null, "unique nicknames", null));
    FleetRenderer files = new FleetRenderer(secrets.ids().keySet(), problems, progress);
    files.renderAll(fleet, roles, new HostVariables(fleet, nicknames.byHost(), secrets));
    problems.throwIfErrors();
    passed.addAll(files.passed());

    List<String> changed = StateFiles.changed(secrets, nicknames);
    Plan plan =
        new Plan(
            Plan.SCHEMA,
            version,
            request.check(),
            request.check() ? List.of() : changed,
            request.check() ? changed : List.of(),
            new Plan.SecretsPart(
                secrets.file().toString(),
                secrets.generated(),
                secrets.ids(),
                secrets.logins(),
                secrets.versions()),
            nicknames.byHost(),
            nicknames.assigned(),
            files.hosts(),
            passed,
            problems.warnings().stream().map(Problem::message).toList());
    if (request.check()) {
      receiver.accept(plan);
    } else {
      StateFiles.commit(secrets, nicknames, () -> receiver.accept(plan));
    }
    return plan;
  }

  private Secrets secrets(PlanRequest request, Fleet fleet, List<VaultPassword> passwords) {
    return secretStore.load(
        request.secretsFile(),
        passwords,
        RequiredSecret.of(fleet),
        request.rotation(),
        !request.check());
  }

  private static Nicknames nicknames(PlanRequest request, Fleet fleet) {
    return NicknameRegistry.load(request.nicknamesFile(), fleet.bridges());
  }

  private static Map<String, List<Role>> roles(PlanRequest request, Problems problems) {
    Map<String, List<Role>> roles = new LinkedHashMap<>();
    request
        .roles()
        .forEach(
            (group, folders) ->
                roles.put(
                    group,
                    folders.stream()
                        .map(
                            folder -> problems.collect(() -> Role.at(ControllerFiles.path(folder))))
                        .filter(Objects::nonNull)
                        .toList()));
    return roles;
  }
}
