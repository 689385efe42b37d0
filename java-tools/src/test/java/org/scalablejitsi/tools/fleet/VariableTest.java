package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The names and types are those of the roles. */
final class VariableTest {

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
  void hasTheTypeThatTheRolesTake(Field field) throws IllegalAccessException {
    Variable<?> variable = variable(field);

    assertThat(Specs.options())
        .hasEntrySatisfying(
            variable.name(),
            spec -> assertThat(variable.type()).isEqualTo(TYPES.get(spec.path("type").asText())));
  }

  private static Variable<?> variable(Field field) throws IllegalAccessException {
    return (Variable<?>) field.get(null);
  }
}
