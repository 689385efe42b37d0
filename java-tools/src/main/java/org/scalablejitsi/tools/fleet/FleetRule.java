package org.scalablejitsi.tools.fleet;

import java.util.List;
import org.scalablejitsi.tools.problem.Problem;

/** A rule over all hosts, proved before anything is rendered. */
interface FleetRule {

  /** Its name in the list of checks. */
  String name();

  List<Problem> apply(Fleet fleet);
}
