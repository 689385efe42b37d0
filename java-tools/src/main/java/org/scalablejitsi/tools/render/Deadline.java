package org.scalablejitsi.tools.render;

import com.hubspot.jinjava.interpret.InterpretException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The time limit of one template. Asked at each node, so it asks the clock itself. */
final class Deadline {

  static final Deadline NONE = new Deadline(Duration.ofNanos(Long.MAX_VALUE));

  private final Duration limit;
  private final long start = System.nanoTime();

  Deadline(Duration limit) {
    this.limit = limit;
  }

  void check() {
    if (System.nanoTime() - start > limit.toNanos()) {
      throw new OverException("not rendered after " + limit.toMillis() + " ms");
    }
  }

  /** The words for an error that the end of the time led to, however deep. */
  static Optional<String> message(@Nullable Throwable error) {
    return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
        .filter(OverException.class::isInstance)
        .map(Throwable::getMessage)
        .findFirst();
  }

  private static final class OverException extends InterpretException {

    private static final long serialVersionUID = 1L;

    OverException(String message) {
      super(message);
    }
  }
}
