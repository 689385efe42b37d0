package org.scalablejitsi.tools.judge;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes numbers as people read them; a host may have sent any. */
final class Numbers {

  private static final MathContext SHORT = new MathContext(6, RoundingMode.HALF_EVEN);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private Numbers() {}

  /** Without a fraction. */
  static String whole(double number) {
    return Double.isFinite(number)
        ? new BigDecimal(number).setScale(0, RoundingMode.HALF_EVEN).toPlainString()
        : String.valueOf(number);
  }

  /** With a fraction where it has one. */
  static String brief(double number) {
    return Double.isFinite(number)
        ? new BigDecimal(number).round(SHORT).stripTrailingZeros().toPlainString()
        : String.valueOf(number);
  }

  /** The day of a time in seconds since 1970. */
  static String day(double seconds) {
    long possible =
        Math.min(Math.max((long) seconds, FIRST.getEpochSecond()), LAST.getEpochSecond());
    return DAY.format(Instant.ofEpochSecond(possible));
  }
}
