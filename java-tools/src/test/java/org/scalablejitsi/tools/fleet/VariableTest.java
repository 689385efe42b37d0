package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scalablejitsi.tools.yaml.YamlText;

/** The names and types are those of the roles. */
final class VariableTest {

  private static final Path ROLES = Path.of("../collection/roles");
  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "bool", Boolean.class,
          "int", Number.class,
          "float", Number.class,
          "str", String.class,
          "path", String.class,
          "list", List.class,
          "dict", Map.class,
          "raw", Object.class);

  static Stream<Field> variables() {
    return Arrays.stream(Variable.class.getDeclaredFields())
        .filter(field -> field.getType().equals(Variable.class));
  }

  static Stream<Field> options() {
    return variables().filter(field -> !field.getName().startsWith("ROLE_"));
  }

  @ParameterizedTest
  @MethodSource("variables")
  void isCalledAsInTheInventory(Field field) throws IllegalAccessException {
    String name = variable(field).name();

    assertThat(name.startsWith("_")).isEqualTo(field.getName().startsWith("ROLE_"));
    assertThat(name.replaceFirst("^_?jitsi_", ""))
        .isEqualToIgnoringCase(field.getName().replaceFirst("^ROLE_", ""));
  }

  @ParameterizedTest
  @MethodSource("options")
  void hasTheTypeThatTheRolesTake(Field field) throws IllegalAccessException, IOException {
    Variable<?> variable = variable(field);

    assertThat(specified()).containsKey(variable.name());
    assertThat(variable.type()).isEqualTo(TYPES.get(specified().get(variable.name())));
  }

  private static Variable<?> variable(Field field) throws IllegalAccessException {
    return (Variable<?>) field.get(null);
  }

  /** The type of each option of the roles. */
  private static Map<String, String> specified() throws IOException {
    Map<String, String> types = new HashMap<>();
    for (String role : List.of("common", "meet", "bridge", "turn")) {
      Path file = ROLES.resolve(role).resolve("meta/argument_specs.yml");
      JsonNode specs = new ObjectMapper().valueToTree(YamlText.load(Files.readString(file)));
      specs
          .at("/argument_specs/main/options")
          .properties()
          .forEach(it -> types.put(it.getKey(), it.getValue().path("type").asText()));
    }
    return types;
  }
}
