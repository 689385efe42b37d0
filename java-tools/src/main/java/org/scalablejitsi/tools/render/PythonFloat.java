package org.scalablejitsi.tools.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes a floating point number as Python does: the fewest digits that give it back. */
final class PythonFloat {

  private static final int MAX_DIGITS = 17;
  private static final int FIRST_WITH_EXPONENT = 16;
  private static final int LAST_WITHOUT_EXPONENT = -4;

  private PythonFloat() {}

  static String text(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    BigDecimal shortest = shortest(value);
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= FIRST_WITH_EXPONENT || exponent < LAST_WITHOUT_EXPONENT) {
      return withExponent(shortest, exponent);
    }
    String plain = shortest.toPlainString();
    return plain.contains(".") ? plain : plain + ".0";
  }

  /** Before Java 19 Double.toString at times has a digit too many. */
  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    return IntStream.rangeClosed(1, MAX_DIGITS)
        .boxed()
        .flatMap(
            digits ->
                Stream.of(RoundingMode.DOWN, RoundingMode.UP)
                    .map(mode -> exact.round(new MathContext(digits, mode)))
                    .filter(rounded -> rounded.doubleValue() == value)
                    .sorted(Comparator.comparing(rounded -> rounded.subtract(exact).abs())))
        .findFirst()
        .orElse(exact)
        .stripTrailingZeros();
  }

  private static String withExponent(BigDecimal value, int exponent) {
    String digits = value.unscaledValue().abs().toString();
    return (value.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }
}
