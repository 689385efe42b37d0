package org.scalablejitsi.tools.render;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.exptest.IsDefinedExpTest;
import com.hubspot.jinjava.lib.exptest.IsUndefinedExpTest;
import com.hubspot.jinjava.lib.filter.DefaultFilter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The three ways in which a template may name what is not defined. */
final class AskingForDefinition {

  private AskingForDefinition() {}

  static void register(Jinjava jinjava) {
    jinjava.registerExpTest(new Defined());
    jinjava.registerExpTest(new Undefined());
    jinjava.registerFilter(new Default("default"));
    jinjava.registerFilter(new Default("d"));
  }

  private static final class Defined extends IsDefinedExpTest {
    @Override
    public boolean evaluate(
        @Nullable Object value, JinjavaInterpreter interpreter, Object... args) {
      forgiveIfMissing(value, interpreter);
      return super.evaluate(value, interpreter, args);
    }
  }

  private static final class Undefined extends IsUndefinedExpTest {
    @Override
    public boolean evaluate(
        @Nullable Object value, JinjavaInterpreter interpreter, Object... args) {
      forgiveIfMissing(value, interpreter);
      return super.evaluate(value, interpreter, args);
    }
  }

  private static final class Default extends DefaultFilter {
    private final String name;

    Default(String name) {
      this.name = name;
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public @Nullable Object filter(
        @Nullable Object value, JinjavaInterpreter interpreter, Map<String, Object> arguments) {
      forgiveIfMissing(value, interpreter);
      return super.filter(value, interpreter, arguments);
    }
  }

  private static void forgiveIfMissing(@Nullable Object value, JinjavaInterpreter interpreter) {
    if (value == null) {
      StrictInterpreter.forgiveLast(interpreter);
    }
  }
}
