package org.scalablejitsi.tools.certificate;

import java.util.List;
import org.scalablejitsi.tools.problem.Problem;

/** A rule over one host's certificate. */
interface CertificateRule {

  /** Its name in the list of checks. */
  String name();

  List<Problem> apply(CertificateChain chain);
}
