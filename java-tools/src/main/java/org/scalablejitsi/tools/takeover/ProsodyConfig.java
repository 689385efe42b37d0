package org.scalablejitsi.tools.takeover;

import java.util.ArrayList;
import java.util.List;
import org.scalablejitsi.tools.format.LuaTokens;
import org.scalablejitsi.tools.format.LuaTokens.Token;

/** The statements of a configuration file of prosody's, in order. It is Lua, and is not run. */
record ProsodyConfig(List<Statement> statements) {

  static final String INCLUDE = "Include";

  private static final List<String> OPENING = List.of("{", "(", "[");
  private static final List<String> CLOSING = List.of("}", ")", "]");

  /**
   * An option, or the beginning of a host.
   *
   * @param host whose it is, empty for the whole server
   * @param name the option's; {@code VirtualHost} or {@code Component} where the host begins,
   *     {@code Include} for another file
   * @param values all words and signs of its value; a component's module
   */
  record Statement(String file, int line, String host, String name, List<Token> values) {

    boolean isHost() {
      return name.equals("VirtualHost") || name.equals("Component");
    }

    /** The texts in its value. */
    List<Token> texts() {
      return values.stream().filter(Token::isString).toList();
    }

    /** Its value where that is one word; empty otherwise. */
    String word() {
      return values.size() == 1 ? values.get(0).value() : "";
    }

    @Override
    public String toString() {
      return "statement " + name;
    }
  }

  static ProsodyConfig of(String path, String text) {
    List<Token> tokens = LuaTokens.of(text);
    List<Statement> statements = new ArrayList<>();
    String host = "";
    int at = 0;
    while (at < tokens.size()) {
      Token token = tokens.get(at);
      boolean isLocal = at > 0 && is(tokens, at - 1, "local");
      if (List.of("VirtualHost", "Component").contains(token.text()) && isText(tokens, at + 1)) {
        host = tokens.get(at + 1).value();
        List<Token> module = isText(tokens, at + 2) ? List.of(tokens.get(at + 2)) : List.of();
        statements.add(new Statement(path, token.line(), host, token.text(), module));
        at += 2 + module.size();
      } else if (token.text().equals(INCLUDE) && isText(tokens, at + 1)) {
        statements.add(
            new Statement(path, token.line(), host, INCLUDE, List.of(tokens.get(at + 1))));
        at += 2;
      } else if (isName(token) && is(tokens, at + 1, "=") && !is(tokens, at + 2, "=")) {
        int end = endOfValue(tokens, at + 2);
        if (!isLocal) {
          statements.add(
              new Statement(path, token.line(), host, token.text(), tokens.subList(at + 2, end)));
        }
        at = end;
      } else {
        at++;
      }
    }
    return new ProsodyConfig(statements);
  }

  /** A table or one word. */
  private static int endOfValue(List<Token> tokens, int start) {
    int depth = 0;
    for (int at = start; at < tokens.size(); at++) {
      depth += OPENING.contains(tokens.get(at).text()) ? 1 : 0;
      depth -= CLOSING.contains(tokens.get(at).text()) ? 1 : 0;
      if (depth <= 0) {
        return at + 1;
      }
    }
    return tokens.size();
  }

  private static boolean isName(Token token) {
    return !token.isString() && token.text().matches("[A-Za-z_]\\w*");
  }

  private static boolean isText(List<Token> tokens, int at) {
    return at < tokens.size() && tokens.get(at).isString();
  }

  private static boolean is(List<Token> tokens, int at, String text) {
    return at < tokens.size() && tokens.get(at).text().equals(text);
  }
}
