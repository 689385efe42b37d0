package org.scalablejitsi.tools.render;

import com.hubspot.jinjava.interpret.DisabledException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.dialect.Vocabulary;

/** A word that templates do not have. Jinjava goes on behind it and keeps it as an error. */
final class OutsideOfDialectException extends DisabledException {

  private static final long serialVersionUID = 1L;

  /** Functions are gone before Jinjava could ask for them. */
  private static final Pattern NO_FUNCTION =
      Pattern.compile("Could not resolve function '([^']*)'");

  private final Vocabulary kind;

  OutsideOfDialectException(Vocabulary kind, String word) {
    super(word);
    this.kind = kind;
  }

  /** The word that led to an error, however deep. */
  static Optional<OutsideOfDialectException> in(@Nullable Throwable error, String message) {
    Matcher function = NO_FUNCTION.matcher(message);
    if (function.find()) {
      return Optional.of(new OutsideOfDialectException(Vocabulary.FUNCTION, function.group(1)));
    }
    return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
        .filter(OutsideOfDialectException.class::isInstance)
        .map(OutsideOfDialectException.class::cast)
        .findFirst();
  }

  @Override
  public String getMessage() {
    return kind.naming(getToken()) + " is outside of the dialect";
  }

  String remedy() {
    return "write instead: " + kind.instead();
  }

  /** Where it stands, counted from 1, or 0. */
  int column(String line) {
    Matcher word =
        Pattern.compile("(?<!\\w)" + Pattern.quote(getToken()) + "(?!\\w)").matcher(line);
    return word.find() ? word.start() + 1 : 0;
  }
}
