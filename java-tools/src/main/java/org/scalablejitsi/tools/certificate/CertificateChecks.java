package org.scalablejitsi.tools.certificate;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.security.auth.x500.X500Principal;
import org.scalablejitsi.tools.problem.PassedCheck;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;
import org.scalablejitsi.tools.problem.Problems;

/** All rules over certificates. */
public final class CertificateChecks {

  private final List<CertificateRule> rules;

  public CertificateChecks(InstantSource clock) {
    this(clock, TrustedRoots::ofThisJava);
  }

  CertificateChecks(InstantSource clock, Supplier<Set<X500Principal>> roots) {
    rules =
        List.of(
            new MatchingKey(),
            new ValidNow(clock),
            new NotExpiringSoon(clock),
            new CertificateNames(),
            new ChainInOrder(),
            new CompleteChain(roots));
  }

  /** Adds what is wrong to the problems and returns the rules that hold. */
  public List<PassedCheck> run(List<CertificateText> texts, Problems problems) {
    List<PassedCheck> passed = new ArrayList<>();
    for (CertificateText text : texts) {
      run(text, problems, passed);
    }
    return passed;
  }

  private void run(CertificateText text, Problems problems, List<PassedCheck> passed) {
    CertificateChain chain;
    try {
      chain = ReadableCertificate.read(text);
    } catch (ProblemException e) {
      e.problems().forEach(problem -> problems.add(problem.on(text.host())));
      return;
    }
    passed.add(new PassedCheck(text.host(), ReadableCertificate.NAME, text.domain()));
    for (CertificateRule rule : rules) {
      List<Problem> found = rule.apply(chain);
      found.forEach(problem -> problems.add(problem.on(text.host())));
      if (found.isEmpty()) {
        passed.add(new PassedCheck(text.host(), rule.name(), text.domain()));
      }
    }
  }
}
