package org.scalablejitsi.lab.config;

import kotlin.jvm.functions.Function0;
import org.jitsi.metaconfig.MetaconfigLogger;
import org.jitsi.metaconfig.MetaconfigSettings;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;

/** Sends the loader's warnings to the log, as both services do at their start. */
public final class ConfigWarnings implements MetaconfigLogger {
  private final Logger logger = new LoggerImpl("org.jitsi.config");

  private ConfigWarnings() {}

  public static void logged() {
    MetaconfigSettings.Companion.setLogger(new ConfigWarnings());
  }

  @Override
  public void warn(Function0<String> message) {
    logger.warn(message::invoke);
  }

  @Override
  public void error(Function0<String> message) {
    logger.error(message::invoke);
  }

  @Override
  public void debug(Function0<String> message) {
    logger.debug(message::invoke);
  }
}
