package org.scalablejitsi.tools.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class ToolVersion implements IVersionProvider {

  static String number() {
    return Optional.ofNullable(ToolVersion.class.getPackage().getImplementationVersion())
        .orElse("unbuilt");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"jitsi-tools " + number()};
  }
}
