package org.scalablejitsi.tools.render;

import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import com.hubspot.jinjava.lib.tag.Tag;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.dialect.Vocabulary;

/**
 * Of Jinjava's words those that the dialect has. The others would read any Java object ({@code
 * attr}, {@code pprint}), write without end ({@code center}, {@code format}), render text a second
 * time or bring in other files. Jinjava's own switch for this does not hold within a loop.
 */
final class DialectContext extends Context {

  private final Context all;
  private final List<ELFunctionDefinition> functions;

  DialectContext(Context all) {
    super(all);
    this.all = all;
    functions =
        all.getAllFunctions().stream()
            .filter(function -> Vocabulary.FUNCTION.has(function.getName().replaceFirst("^:", "")))
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
      throw new OutsideOfDialect(kind, name);
    }
  }
}
