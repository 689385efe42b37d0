package org.scalablejitsi.tools.settings;

import java.util.List;
import org.scalablejitsi.tools.format.Format;
import org.scalablejitsi.tools.format.HoconTree;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.format.SampleFile;
import org.scalablejitsi.tools.problem.Problem;

/** A bridge's or jicofo's file to judge, and the lines a user reads of the judgement. */
final class Settings {
  private Settings() {}

  static HostFile.Text jvbConf(String text) {
    return SampleFile.of(
        "/etc/jvb.conf", "jvb.conf.j2", Format.HOCON, "videobridge", "hocon", text);
  }

  static HostFile.Text jicofoConf(String text) {
    return SampleFile.of("/etc/jicofo.conf", "jicofo.j2", Format.HOCON, "jicofo", "hocon", text);
  }

  static List<String> lines(SettingsRule rule, HostFile.Text file) {
    return rule.apply(file, HoconTree.parse(file.text())).stream().map(Problem::line).toList();
  }
}
