package org.scalablejitsi.tools.limits;

import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps an input that is too much for this Java from ending the program. */
public final class Guard {

  private static final String TOO_DEEP = "it is nested too deeply";
  private static final String TOO_LARGE = "it takes more memory than there is";

  private Guard() {}

  /**
   * Does the work.
   *
   * @param otherwise gets the reason, in words, why it could not be done to its end
   */
  public static <T> T during(Supplier<T> work, Function<String, T> otherwise) {
    try {
      return work.get();
    } catch (StackOverflowError | OutOfMemoryError e) {
      return otherwise.apply(reason(e));
    }
  }

  /** Whether an input, and no fault of ours, is to be thought of first. */
  public static boolean isOfInput(Throwable error) {
    return error instanceof StackOverflowError || error instanceof OutOfMemoryError;
  }

  /** What to tell of such an error. */
  public static String reason(Throwable error) {
    return error instanceof StackOverflowError ? TOO_DEEP : TOO_LARGE;
  }
}
