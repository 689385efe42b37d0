package org.scalablejitsi.tools.settings;

import java.util.List;
import org.scalablejitsi.tools.format.HoconTree;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.problem.Problem;

/** A rule over what a service's HOCON file says, when it can be read. */
interface SettingsRule {

  /** Its name in the list of checks. */
  String name();

  List<Problem> apply(HostFile.Text file, HoconTree tree);
}
