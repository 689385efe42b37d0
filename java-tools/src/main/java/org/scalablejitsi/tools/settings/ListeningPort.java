package org.scalablejitsi.tools.settings;

/**
 * A port on which a service listens, as one of its files says.
 *
 * @param setting what the file calls it
 * @param dest the file
 * @param protocol {@code tcp} or {@code udp}
 */
public record ListeningPort(
    String service, String setting, String dest, String protocol, int port) {

  /** For example {@code 443/tcp}. */
  public String label() {
    return port + "/" + protocol;
  }

  /** Two files, or two lines of one, may say the same thing of one listener. */
  boolean isSameListenerAs(ListeningPort other) {
    return service.equals(other.service) && setting.equals(other.setting);
  }
}
