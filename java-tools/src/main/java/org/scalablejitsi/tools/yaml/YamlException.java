package org.scalablejitsi.tools.yaml;

/** A text is not YAML, or not YAML of the shape expected. */
public final class YamlException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;

  /**
   * @param line counted from 1
   * @param message what is wrong, without any of the text itself
   */
  public YamlException(int line, String message) {
    super(message);
    this.line = line;
  }

  public int line() {
    return line;
  }
}
