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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
    Outcome<Node> parsed =
        attempt(interpreter, () -> interpreter.parse(BlockTrimmer.trim(name, source)));
    Node root = parsed.result() == null ? interpreter.parse("") : parsed.result();
    Optional<TemplateFault> fault =
        new FaultFinder(name, source, folder).find(interpreter, parsed.error());
    return new Template(name, source, root, fault, new RenderCache());
  }

  String render(Template template, Map<String, @Nullable Object> variables)
      throws TemplateException {
    if (template.fault().isPresent()) {
      throw new TemplateException(template.fault().get());
    }
    Optional<String> known = template.cache().find(variables);
    return known.isPresent() ? known.get() : renderAnew(template, variables);
  }

  private String renderAnew(Template template, Map<String, @Nullable Object> variables)
      throws TemplateException {
    StrictInterpreter interpreter = interpreter(template.name(), variables);
    Outcome<String> rendered =
        attempt(interpreter, () -> interpreter.render(template.root(), true));
    Optional<TemplateFault> fault =
        new FaultFinder(template.name(), template.source(), folder)
            .find(interpreter, rendered.error());
    if (fault.isPresent()) {
      throw new TemplateException(fault.get());
    }
    String text = Objects.requireNonNull(rendered.result());
    template.cache().keep(interpreter.read(), variables, text);
    return text;
  }

  /** What came of Jinjava's work: a result or an error. */
  private record Outcome<T>(@Nullable T result, @Nullable TemplateError error) {}

  private static <T> Outcome<T> attempt(StrictInterpreter interpreter, Supplier<T> work) {
    try {
      return new Outcome<>(work.get(), null);
    } catch (UnknownTokenException e) {
      return new Outcome<>(null, TemplateError.fromException(e));
    } catch (InterpretException e) {
      return new Outcome<>(null, TemplateError.fromSyntaxError(e));
    } catch (RuntimeException e) {
      return new Outcome<>(null, TemplateError.fromException(e, interpreter.getLineNumber()));
    } catch (StackOverflowError | OutOfMemoryError e) {
      // A list of lists of the same lists is small, until it becomes text.
      String message =
          e instanceof StackOverflowError
              ? "blocks or operators nested too deeply"
              : "more text than there is memory for";
      InterpretException told = new InterpretException(message);
      return new Outcome<>(null, TemplateError.fromException(told, interpreter.getLineNumber()));
    }
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
