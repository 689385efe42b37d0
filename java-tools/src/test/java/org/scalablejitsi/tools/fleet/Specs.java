package org.scalablejitsi.tools.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.scalablejitsi.tools.yaml.YamlText;

/** The argument specs of the roles and playbooks whose options a plan has. */
public final class Specs {

  private static final Path COLLECTION = Path.of("../collection");
  private static final List<String> FOLDERS =
      List.of(
          "roles/common",
          "roles/meet",
          "roles/bridge",
          "roles/turn",
          "roles/verify",
          "roles/upgrade",
          "roles/scale",
          "playbooks");

  private Specs() {}

  /** Each option of all entry points, by its name. */
  public static SortedMap<String, JsonNode> options() {
    SortedMap<String, JsonNode> options = new TreeMap<>();
    for (String folder : FOLDERS) {
      for (JsonNode entryPoint : specs(COLLECTION.resolve(folder)).path("argument_specs")) {
        entryPoint
            .path("options")
            .properties()
            .forEach(it -> options.put(it.getKey(), it.getValue()));
      }
    }
    return options;
  }

  private static JsonNode specs(Path folder) {
    Path file = folder.resolve("meta/argument_specs.yml");
    try {
      return new ObjectMapper().valueToTree(YamlText.load(Files.readString(file)));
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }
}
