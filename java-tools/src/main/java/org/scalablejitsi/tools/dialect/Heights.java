package org.scalablejitsi.tools.dialect;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.scalablejitsi.tools.limits.Limits;

/**
 * How many parts of an expression are within each other. Also what stands in a row is: of {@code a
 * ~ b ~ c} the first two are within the third, and whoever walks through the parts goes down to
 * them.
 */
final class Heights {

  /** By identity: whether two expressions are equal is asked of all that is in them. */
  private final IdentityHashMap<Expression, Integer> heights = new IdentityHashMap<>();

  /** LintReporter an expression made of these parts, and returns it. */
  <T extends Expression> T of(T made, Expression... parts) throws SyntaxFault {
    return of(made, Arrays.asList(parts));
  }

  <T extends Expression> T of(T made, List<Expression> parts) throws SyntaxFault {
    int height = 1 + parts.stream().mapToInt(part -> heights.getOrDefault(part, 0)).max().orElse(0);
    refuseBeyond(height, made.offset());
    heights.put(made, height);
    return made;
  }

  static void refuseBeyond(int depth, int offset) throws SyntaxFault {
    if (depth > Limits.DEPTH) {
      throw new SyntaxFault(
          offset,
          DialectRule.UNREADABLE,
          "an expression nested more than " + Limits.DEPTH + " deep",
          "{% set x = … %} for a part of it");
    }
  }
}
