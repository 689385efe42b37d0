package org.scalablejitsi.tools.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.scalablejitsi.tools.format.LuaTokens;
import org.scalablejitsi.tools.format.LuaTokens.Token;

/**
 * The modules that a configuration of prosody names. It is a program, and is not run: whatever
 * stands in a list counts, also what prosody takes under a condition only.
 */
final class ProsodyModules {

  /** A module's name where it stands. */
  record Named(String module, int line) {}

  /**
   * Options whose value is a module, or a table of them, with what prosody puts before its name.
   */
  private static final List<String> BY_OPTION = List.of("authentication", "storage");

  private final List<Token> tokens;
  private final List<Named> found = new ArrayList<>();

  private ProsodyModules(String text) {
    tokens = LuaTokens.of(text);
  }

  static List<Named> of(String text) {
    ProsodyModules modules = new ProsodyModules(text);
    for (int at = 0; at < modules.tokens.size(); at++) {
      modules.lookAt(at);
    }
    return List.copyOf(modules.found);
  }

  private void lookAt(int at) {
    String word = tokens.get(at).text();
    if (word.equals("modules_enabled") && is(at + 1, "=")) {
      add("", values(at + 2));
    } else if (BY_OPTION.contains(word) && is(at + 1, "=")) {
      add(word.equals("authentication") ? "auth_" : "storage_", values(at + 2));
    } else if (word.equals("Component") && isString(at + 1) && isString(at + 2)) {
      add("", Stream.of(tokens.get(at + 2)));
    }
  }

  private void add(String before, Stream<Token> values) {
    values.map(value -> new Named(before + value.value(), value.line())).forEach(found::add);
  }

  /** The string that stands there, or all strings of the table. */
  private Stream<Token> values(int at) {
    if (!is(at, "{")) {
      return isString(at) ? Stream.of(tokens.get(at)) : Stream.of();
    }
    return tokens.subList(at, tokens.size()).stream()
        .takeWhile(token -> !token.text().equals("}"))
        .filter(Token::isString);
  }

  private boolean is(int at, String text) {
    return at < tokens.size() && tokens.get(at).text().equals(text);
  }

  private boolean isString(int at) {
    return at < tokens.size() && tokens.get(at).isString();
  }
}
