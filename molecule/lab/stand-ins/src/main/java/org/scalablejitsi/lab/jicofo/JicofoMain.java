package org.scalablejitsi.lab.jicofo;

import java.io.IOException;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.scalablejitsi.lab.config.ConfigWarnings;
import org.scalablejitsi.lab.config.LabVersion;
import org.scalablejitsi.lab.config.Misconfigured;
import org.scalablejitsi.lab.config.Settings;

/** Starts jicofo's stand-in; the configuration comes by the real one's properties. */
public final class JicofoMain {
  private static final String VERSION = "1.1.0-lab";

  private JicofoMain() {}

  public static void main(String[] args) {
    Logger logger = new LoggerImpl("org.jitsi.jicofo.Main");
    ConfigWarnings.logged();
    String version = LabVersion.of(LabVersion.directoryOfJar(), VERSION);
    logger.info("Starting Jicofo " + version + " (the lab's stand-in)");
    try {
      new Jicofo().start(JicofoSettings.read(Settings.ofThisJvm()), version);
    } catch (Misconfigured | IOException e) {
      logger.error("Failed to start: " + e.getMessage(), e);
      System.exit(1);
    }
  }
}
