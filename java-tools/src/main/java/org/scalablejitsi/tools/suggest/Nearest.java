package org.scalablejitsi.tools.suggest;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the known words that a mistyped one resembles. */
public final class Nearest {

  private Nearest() {}

  /** At most so many words, the nearest first; none that differs in more than a third of it. */
  public static List<String> of(String word, Collection<String> known, int most) {
    int limit = Math.max(1, word.length() / 3);
    return known.stream()
        // The distance takes the product of both lengths to find, and is never below this.
        .filter(candidate -> Math.abs(candidate.length() - word.length()) <= limit)
        .filter(candidate -> distance(word, candidate) <= limit)
        .sorted(
            Comparator.comparing((String candidate) -> distance(word, candidate))
                .thenComparing(candidate -> -commonStart(word, candidate))
                .thenComparing(Comparator.naturalOrder()))
        .limit(most)
        .toList();
  }

  /** How many letters to insert, remove, replace or swap with their neighbour; case is none. */
  static int distance(String one, String other) {
    String left = one.toLowerCase(Locale.ROOT);
    String right = other.toLowerCase(Locale.ROOT);
    int[][] steps = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, left, right, i, j);
      }
    }
    return steps[left.length()][right.length()];
  }

  private static int step(int[][] steps, String left, String right, int i, int j) {
    int replaced = steps[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
    int oneMore = Math.min(steps[i - 1][j], steps[i][j - 1]) + 1;
    int least = Math.min(replaced, oneMore);
    boolean swapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
  }

  private static int commonStart(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }
}
