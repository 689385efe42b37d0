package org.scalablejitsi.tools.render;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.el.JinjavaProcessors;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.interpret.UnknownTokenException;
import com.hubspot.jinjava.tree.Node;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Jinjava, set to be as near to Ansible's Jinja2 as it gets and to fail on everything it would
 * otherwise pass over. Not for several threads at once.
 */
final class Engine {

  /** Far above any file of ours; a template that loops is stopped there. */
  private static final int MAX_CHARACTERS = 8 * 1024 * 1024;

  private static final int MAX_ITEMS = 50_000;
  private static final Duration MAX_TIME = Duration.ofSeconds(10);

  // Ansible wants no space inside of its tokens either; the way to say so is deprecated and has no
  // successor.
  @SuppressWarnings("deprecation")
  private static final JinjavaConfig CONFIG =
      JinjavaConfig.newBuilder()
          .withTrimBlocks(false) // see BlockTrimmer
          .withKeepTrailingNewline(true)
          .withFailOnUnknownTokens(true)
          .withNestedInterpretationEnabled(false)
          .withLegacyOverrides(
              LegacyOverrides.Builder.from(LegacyOverrides.ALL)
                  .withWhitespaceRequiredWithinTokens(false)
                  .withUseSnakeCasePropertyNaming(false)
                  .withKeepNullableLoopValues(true)
                  .build())
          .withInterperterFactory(StrictInterpreter.factory())
          .withElResolver(new StrictResolver())
          .withProcessors(
              JinjavaProcessors.newBuilder().withNodePreProcessor(StrictInterpreter::enter).build())
          .withMaxOutputSize(MAX_CHARACTERS)
          .withMaxStringLength(MAX_CHARACTERS)
          .withMaxListSize(MAX_ITEMS)
          .withMaxMapSize(MAX_ITEMS)
          .withMaxRenderDepth(StrictInterpreter.MAX_DEPTH)
          .build();

  private final Jinjava jinjava;
  private final TemplateFolder folder;
  private final Duration maxTime;

  Engine(TemplateFolder folder) {
    this(folder, MAX_TIME);
  }

  Engine(TemplateFolder folder, Duration maxTime) {
    this.folder = folder;
    this.maxTime = maxTime;
    jinjava = new DialectJinjava(CONFIG, folder);
  }

  Template parse(String name, String source) {
    StrictInterpreter interpreter = interpreter(name, Map.of());
    Node root;
    TemplateError thrown = null;
    try {
      root = interpreter.parse(BlockTrimmer.trim(name, source));
    } catch (InterpretException e) {
      root = interpreter.parse("");
      thrown = TemplateError.fromSyntaxError(e);
    } catch (StackOverflowError e) {
      root = interpreter.parse("");
      thrown = TemplateError.fromException(tooDeep(), interpreter.getLineNumber());
    }
    return new Template(
        name, source, root, fault(name, source, interpreter, thrown), new RenderCache());
  }

  String render(Template template, Map<String, @Nullable Object> variables)
      throws TemplateException {
    if (template.fault().isPresent()) {
      throw new TemplateException(template.fault().get());
    }
    Optional<String> known = template.renderings().find(variables);
    return known.isPresent() ? known.get() : renderAnew(template, variables);
  }

  private String renderAnew(Template template, Map<String, @Nullable Object> variables)
      throws TemplateException {
    StrictInterpreter interpreter = interpreter(template.name(), variables);
    String text = "";
    TemplateError thrown = null;
    try {
      text = interpreter.render(template.root(), true);
    } catch (UnknownTokenException e) {
      thrown = TemplateError.fromException(e);
    } catch (InterpretException e) {
      thrown = TemplateError.fromSyntaxError(e);
    } catch (RuntimeException e) {
      thrown = TemplateError.fromException(e, interpreter.getLineNumber());
    } catch (StackOverflowError e) {
      thrown = TemplateError.fromException(tooDeep(), interpreter.getLineNumber());
    } catch (OutOfMemoryError e) {
      thrown = TemplateError.fromException(tooLarge(), interpreter.getLineNumber());
    }
    Optional<TemplateFault> fault = fault(template.name(), template.source(), interpreter, thrown);
    if (fault.isPresent()) {
      throw new TemplateException(fault.get());
    }
    template.renderings().keep(interpreter.read(), variables, text);
    return text;
  }

  private static InterpretException tooDeep() {
    return new InterpretException("blocks or operators nested too deeply");
  }

  /** A list of lists of the same lists is small, until it becomes text. */
  private static InterpretException tooLarge() {
    return new InterpretException("more text than there is memory for");
  }

  private Optional<TemplateFault> fault(
      String name, String source, StrictInterpreter interpreter, @Nullable TemplateError thrown) {
    return new FaultFinder(name, source, folder).find(interpreter, thrown);
  }

  private StrictInterpreter interpreter(String name, Map<String, @Nullable Object> variables) {
    // What templates leave in there. A copy for each would take longer than most templates do.
    jinjava.getGlobalContext().reset();
    Context context = new Context(jinjava.getGlobalContext(), variables);
    context.getCurrentPathStack().push(name, 1, 1);
    Set<String> nulls =
        variables.keySet().stream()
            .filter(variable -> variables.get(variable) == null)
            .collect(Collectors.toUnmodifiableSet());
    return new StrictInterpreter(jinjava, context, CONFIG, nulls, new Deadline(maxTime));
  }
}
