package org.scalablejitsi.tools.takeover;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Map;

/**
 * A host of the former installation with its files.
 *
 * @param files text by path, of those that exist
 * @param options values that the inventory gives it
 */
public record FormerHost(
    String name,
    Map<String, String> files,
    @JsonSetter(contentNulls = Nulls.SKIP) Map<String, Object> options) {

  /** The first line of every file that we deploy. */
  private static final String OURS = "Managed by the Ansible collection scalable.jitsi";

  String file(String path) {
    return files.getOrDefault(path, "");
  }

  /** A file as the former installation had it; empty where it is ours. */
  String formerFile(String path) {
    String text = file(path);
    return text.lines().limit(1).anyMatch(line -> line.contains(OURS)) ? "" : text;
  }

  @Override
  public String toString() {
    return "host " + name;
  }
}
