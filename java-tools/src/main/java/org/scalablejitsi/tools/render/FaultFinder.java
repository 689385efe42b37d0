package org.scalablejitsi.tools.render;

import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.interpret.UnknownTokenException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.render.StrictInterpreter.UndefinedReference;

/** Finds the first fault of a run, in the words and at the place that a template's author needs. */
final class FaultFinder {

  private static final String DEFINE = "define it in the inventory or in the role's defaults";
  private static final String GIVE_A_VALUE =
      "give it a value, or leave it unset and ask with `is defined`";

  /** Jinjava's own words for the place, which are right where its fields are not. */
  private static final Pattern PLACED =
      Pattern.compile("^(?:Error|Warning) in `([^`]*)` on line (\\d{1,9}): ");

  /** What Jinjava calls a single {@code =}. */
  private static final Pattern EQUALS_SIGN =
      Pattern.compile("[\\w.]+\\.AstNamedParameter@[0-9a-f]+");

  private static final Pattern CLASS_NAMES =
      Pattern.compile("^(?:[A-Za-z.]+(?:Exception|Error): )+");

  private final String template;
  private final String source;
  private final TemplateFolder folder;

  FaultFinder(String template, String source, TemplateFolder folder) {
    this.template = template;
    this.source = source;
    this.folder = folder;
  }

  Optional<TemplateFault> find(StrictInterpreter interpreter, @Nullable TemplateError thrown) {
    // Whatever came first: of two that are wrong the second is mostly a consequence.
    Stream<UndefinedReference> causes =
        interpreter.undefinedReferences().stream().filter(reference -> !reference.isConsequence());
    Stream<TemplateError> errors =
        Stream.concat(interpreter.getErrorsCopy().stream(), Stream.ofNullable(thrown));
    return Stream.of(
            causes.map(this::of),
            errors.map(this::of),
            interpreter.undefinedReferences().stream().map(this::of))
        .flatMap(faults -> faults)
        .findFirst();
  }

  private TemplateFault of(UndefinedReference reference) {
    String where = reference.template().isEmpty() ? template : reference.template();
    String line = line(where, reference.line());
    // Only the last part of a path is known to be missing: the source line has the rest.
    Matcher path =
        Pattern.compile(
                "(?<![\\w.])(?:[A-Za-z_]\\w*\\.)*" + Pattern.quote(reference.name()) + "(?!\\w)")
            .matcher(line);
    boolean found = path.find();
    return new TemplateFault(
        where,
        reference.line(),
        found ? path.start() + 1 : 0,
        "'"
            + (found ? path.group() : reference.name())
            + "' is "
            + (reference.isNull() ? "null" : "undefined"),
        reference.isNull() ? GIVE_A_VALUE : DEFINE);
  }

  private TemplateFault of(TemplateError error) {
    String message = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    String where = error.getSourceTemplate().orElse(template);
    int line = error.getLineno();
    if (error.getException() instanceof UnknownTokenException unknown) {
      message = "'" + unknown.getToken() + "' has no value";
    }
    message = withoutClassNames(Deadline.message(error.getException()).orElse(message));
    Matcher placed = PLACED.matcher(message);
    if (placed.find()) {
      where = placed.group(1);
      line = Integer.parseInt(placed.group(2));
      message = message.substring(placed.end());
    }
    String text = line(where, line);
    Optional<OutsideOfDialectException> word =
        OutsideOfDialectException.in(error.getException(), message);
    if (word.isPresent()) {
      return new TemplateFault(
          where, line, word.get().column(text), word.get().getMessage(), word.get().remedy());
    }
    int column = tokenColumn(text, error.getStartPosition());
    return new TemplateFault(where, line, column, withoutClassNames(message), TemplateFault.FIX);
  }

  private static String withoutClassNames(String message) {
    String plain = CLASS_NAMES.matcher(message).replaceFirst("");
    return EQUALS_SIGN.matcher(plain).replaceFirst("`=`");
  }

  /** Behind a trimmed line end Jinjava is two columns ahead: see {@link BlockTrimmer}. */
  private static int tokenColumn(String line, int column) {
    return isToken(line, column) ? column : isToken(line, column - 2) ? column - 2 : 0;
  }

  private static boolean isToken(String line, int column) {
    return column > 0 && column <= line.length() && line.charAt(column - 1) == '{';
  }

  private String line(String where, int number) {
    String text = where.equals(template) ? source : folder.source(where).orElse("");
    return text.lines().skip(Math.max(number - 1, 0)).findFirst().orElse("");
  }
}
