package org.scalablejitsi.tools.nicknames;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.scalablejitsi.tools.problem.Problems;
import org.scalablejitsi.tools.problem.Rule;

/** Gives nicknames to the hosts that have none in a registry. */
final class NicknameAssigner {

  static final Rule SHAPE = Rule.error("JT021");
  static final Rule UNIQUE = Rule.error("JT022");
  static final Rule FOR_EVER = Rule.error("JT023");

  private final Registry registry;
  private final NicknameSource chosenBy;
  private final Problems problems;
  private final Map<String, String> hostByKey = new HashMap<>();

  NicknameAssigner(Registry registry, NicknameSource chosenBy, Problems problems) {
    this.registry = registry;
    this.chosenBy = chosenBy;
    this.problems = problems;
    registry
        .nicknames()
        .forEach((host, nickname) -> hostByKey.put(NicknameSyntax.key(nickname), host));
  }

  /** Returns the hosts that got a nickname, sorted. */
  List<String> assign(List<NicknameRequest> wishes) {
    // Sorted, so that which host gets the number does not hang on the inventory's order.
    List<NicknameRequest> byName =
        wishes.stream().sorted(Comparator.comparing(NicknameRequest::host)).toList();
    List<String> assigned = new ArrayList<>();
    // Chosen ones first: a derived one can give way, a chosen one cannot.
    for (NicknameRequest wish : byName) {
      wish.chosen().ifPresent(chosen -> takeChosen(wish.host(), chosen, assigned));
    }
    for (NicknameRequest wish : byName) {
      if (wish.chosen().isEmpty() && !registry.nicknames().containsKey(wish.host())) {
        give(wish.host(), NicknameSyntax.derive(wish.host(), hostByKey.keySet()), assigned);
      }
    }
    return assigned.stream().sorted().toList();
  }

  String nicknameOf(String host) {
    return Objects.requireNonNull(registry.nicknames().get(host));
  }

  private void takeChosen(String host, String chosen, List<String> assigned) {
    if (!NicknameSyntax.isValid(chosen)) {
      problems.add(chosenBy.otherShape(host, chosen));
      return;
    }
    String registered = registry.nicknames().get(host);
    String holder = hostByKey.get(NicknameSyntax.key(chosen));
    if (holder != null && !holder.equals(host)) {
      problems.add(chosenBy.taken(host, chosen, holder));
    } else if (registered == null) {
      give(host, chosen, assigned);
    } else if (!registered.equals(chosen)) {
      problems.add(chosenBy.hasAnother(host, chosen, registered));
    }
  }

  private void give(String host, String nickname, List<String> assigned) {
    registry.nicknames().put(host, nickname);
    hostByKey.put(NicknameSyntax.key(nickname), host);
    assigned.add(host);
  }
}
