package org.scalablejitsi.tools.nicknames;

import org.scalablejitsi.tools.fleet.Variable;
import org.scalablejitsi.tools.problem.Problem;

/** Where a nickname was chosen, and so what a user can do when it cannot be had. */
enum NicknameSource {
  /** By a variable of the inventory. */
  VARIABLE {
    @Override
    Problem otherShape(String host, String chosen) {
      return noNickname(host, Variable.BRIDGE_NICKNAME + " ", chosen);
    }

    @Override
    Problem taken(String host, String chosen, String holder) {
      return NicknameAssigner.UNIQUE.broken(
          "hosts " + holder + " and " + host + " have the same nickname '" + chosen + "'",
          "choose another " + Variable.BRIDGE_NICKNAME + " for " + host);
    }

    @Override
    Problem hasAnother(String host, String chosen, String registered) {
      return another(
          host,
          Variable.BRIDGE_NICKNAME + " is '" + chosen + "'",
          registered,
          "set it to '" + registered + "' or remove it");
    }
  },
  /** By an argument of {@code jitsi-tools nicknames assign}. */
  ARGUMENT {
    @Override
    Problem otherShape(String host, String chosen) {
      return noNickname(host, "", chosen);
    }

    @Override
    Problem taken(String host, String chosen, String holder) {
      return NicknameAssigner.UNIQUE
          .broken(
              "the nickname '" + chosen + "' is that of host " + holder,
              "choose another one, or release that of " + holder + " if it is gone for good")
          .on(host);
    }

    @Override
    Problem hasAnother(String host, String chosen, String registered) {
      return another(
          host,
          "the nickname '" + chosen + "' was chosen",
          registered,
          "leave it, or release it first if jicofo may take the host for a new bridge");
    }
  },
  /** By whoever installed the host by hand. */
  HOST {
    @Override
    Problem otherShape(String host, String chosen) {
      return noNickname(host, "MUC_NICKNAME ", chosen);
    }

    @Override
    Problem taken(String host, String chosen, String holder) {
      return NicknameAssigner.UNIQUE
          .broken(
              "its nickname '" + chosen + "' is that of host " + holder + " too",
              "give it another MUC_NICKNAME there and restart the bridge, or release that of "
                  + holder
                  + " with `jitsi-tools nicknames release` if it is gone for good")
          .on(host);
    }

    @Override
    Problem hasAnother(String host, String chosen, String registered) {
      return another(
          host,
          "its MUC_NICKNAME is '" + chosen + "'",
          registered,
          "release that with `jitsi-tools nicknames release`, or set it on the host");
    }
  };

  abstract Problem otherShape(String host, String chosen);

  abstract Problem taken(String host, String chosen, String holder);

  abstract Problem hasAnother(String host, String chosen, String registered);

  private static Problem noNickname(String host, String source, String chosen) {
    return NicknameAssigner.SHAPE
        .broken(source + "'" + chosen + "' is no nickname", "use " + NicknameSyntax.IN_WORDS)
        .on(host);
  }

  private static Problem another(String host, String choice, String registered, String remedy) {
    return NicknameAssigner.FOR_EVER
        .broken(
            choice
                + ", but the registry has '"
                + registered
                + "', and a bridge keeps its nickname for ever",
            remedy)
        .on(host);
  }
}
