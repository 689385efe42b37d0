package org.scalablejitsi.tools.render;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import com.hubspot.jinjava.lib.exptest.IsDefinedExpTest;
import com.hubspot.jinjava.lib.exptest.IsUndefinedExpTest;
import com.hubspot.jinjava.lib.filter.DefaultFilter;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import com.hubspot.jinjava.lib.tag.Tag;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.dialect.Vocabulary;

/** Jinjava that knows the words of the dialect and no others. */
final class DialectJinjava extends Jinjava {

  private final Context context = new DialectContext(super.getGlobalContext());

  DialectJinjava(JinjavaConfig config, TemplateFolder folder) {
    super(config);
    setResourceLocator(folder);
    registerFilter(new ToJsonFilter());
    registerFilter(new Default("default"));
    registerFilter(new Default("d"));
    registerExpTest(new Defined());
    registerExpTest(new Undefined());
  }

  @Override
  public Context getGlobalContext() {
    return context;
  }

  /**
   * Of Jinjava's words those that the dialect has. The others would read any Java object ({@code
   * attr}, {@code pprint}), write without end ({@code center}, {@code format}), render text a
   * second time or bring in other files. Jinjava's own switch for this does not hold within a loop.
   */
  private static final class DialectContext extends Context {

    private final Context all;
    private final List<ELFunctionDefinition> functions;

    DialectContext(Context all) {
      super(all);
      this.all = all;
      functions =
          all.getAllFunctions().stream()
              .filter(
                  function -> Vocabulary.FUNCTION.has(function.getName().replaceFirst("^:", "")))
              .toList();
    }

    @Override
    public @Nullable Filter getFilter(String name) {
      require(Vocabulary.FILTER, name);
      return super.getFilter(name);
    }

    @Override
    public @Nullable ExpTest getExpTest(String name) {
      require(Vocabulary.TEST, name);
      return super.getExpTest(name);
    }

    @Override
    public @Nullable Tag getTag(String name) {
      require(Vocabulary.TAG, name);
      return super.getTag(name);
    }

    @Override
    public Collection<ELFunctionDefinition> getAllFunctions() {
      return functions;
    }

    /** Templates leave something in each context above theirs. */
    @Override
    public void reset() {
      super.reset();
      all.reset();
    }

    private static void require(Vocabulary kind, String name) {
      if (!kind.has(name)) {
        throw new OutsideOfDialectException(kind, name);
      }
    }
  }

  // The three ways in which a template may name what is not defined.

  private static final class Defined extends IsDefinedExpTest {
    @Override
    public boolean evaluate(
        @Nullable Object value, JinjavaInterpreter interpreter, Object... arguments) {
      StrictInterpreter.forgiveIfMissing(value, interpreter);
      return super.evaluate(value, interpreter, arguments);
    }
  }

  private static final class Undefined extends IsUndefinedExpTest {
    @Override
    public boolean evaluate(
        @Nullable Object value, JinjavaInterpreter interpreter, Object... arguments) {
      StrictInterpreter.forgiveIfMissing(value, interpreter);
      return super.evaluate(value, interpreter, arguments);
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
      StrictInterpreter.forgiveIfMissing(value, interpreter);
      return super.filter(value, interpreter, arguments);
    }
  }
}
