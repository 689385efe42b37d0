package org.scalablejitsi.tools.takeover;

import java.util.Optional;

/**
 * One setting in a file of the former installation. It may hold a secret.
 *
 * @param value nothing where the host's environment decides
 */
record FormerSetting(String file, int line, String key, Optional<Object> value) {

  static FormerSetting of(String file, int line, String key, Object value) {
    return new FormerSetting(file, line, key, Optional.of(value));
  }

  @Override
  public String toString() {
    return "setting " + key;
  }
}
