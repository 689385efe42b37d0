package org.scalablejitsi.tools.suggest;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** Finds the known words that a mistyped one resembles. */
public final class Nearest {

  private record Candidate(String word, int distance) {}

  private Nearest() {}

  /** At most so many words, the nearest first; none that differs in more than a third of it. */
  public static List<String> of(String word, Collection<String> known, int most) {
    int limit = Math.max(1, word.length() / 3);
    return known.stream()
        .map(candidate -> new Candidate(candidate, distance(word, candidate, limit)))
        .filter(candidate -> candidate.distance() <= limit)
        .sorted(
            Comparator.comparing(Candidate::distance)
                .thenComparing(
                    candidate -> -StringUtils.getCommonPrefix(word, candidate.word()).length())
                .thenComparing(Candidate::word))
        .limit(most)
        .map(Candidate::word)
        .toList();
  }

  /** How many letters to insert, remove, replace or swap with their neighbour; case is none. */
  static int distance(String one, String other, int limit) {
    int distance =
        new DamerauLevenshteinDistance(limit)
            .apply(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    return distance < 0 ? Integer.MAX_VALUE : distance;
  }
}
