package org.scalablejitsi.lab.videobridge;

import java.io.IOException;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.scalablejitsi.lab.config.ConfigWarnings;
import org.scalablejitsi.lab.config.LabVersion;
import org.scalablejitsi.lab.config.Misconfigured;
import org.scalablejitsi.lab.config.Settings;

/** Starts the videobridge's stand-in; the configuration comes by the real one's properties. */
public final class VideobridgeMain {
  private static final String VERSION = "2.3.0-lab";
  private static final String APIS = "--apis=";

  private VideobridgeMain() {}

  public static void main(String[] args) {
    Logger logger = new LoggerImpl("org.jitsi.videobridge.Main");
    readArguments(args);
    ConfigWarnings.logged();
    String version = LabVersion.of(LabVersion.directoryOfJar(), VERSION);
    logger.info("Starting jitsi-videobridge version " + version + " (the lab's stand-in)");
    try {
      Videobridge videobridge = new Videobridge(BridgeSettings.read(Settings.ofThisJvm()), version);
      videobridge.start();
      videobridge.awaitEnd();
      videobridge.stop();
      System.exit(0);
    } catch (Misconfigured | IOException e) {
      logger.error("Failed to start: " + e.getMessage(), e);
      System.exit(1);
    } catch (InterruptedException e) {
      System.exit(1);
    }
  }

  /** Below the files: {@code --apis=rest} only counts where no file speaks of the REST API. */
  private static void readArguments(String[] args) {
    for (String arg : args) {
      if (arg.startsWith(APIS)) {
        boolean rest = arg.substring(APIS.length()).contains("rest");
        System.setProperty("videobridge.apis.rest.enabled", Boolean.toString(rest));
      }
    }
  }
}
