package org.scalablejitsi.tools.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of one output or tag, read from left to right. */
final class Tokens {

  /**
   * A word.
   *
   * @param text as it is written; of a text literal what is between the quotes
   * @param offset where it begins in the template
   */
  record Token(Type type, String text, int offset) {

    /** What it is. */
    enum Type {
      NAME,
      TEXT,
      NUMBER,
      SIGN,
      END
    }

    /** Whether it is this sign or this word. */
    boolean is(String wanted) {
      return text.equals(wanted) && (type == Type.SIGN || type == Type.NAME);
    }

    boolean isOneOf(Set<String> wanted) {
      return wanted.stream().anyMatch(this::is);
    }

    String shown() {
      return type == Type.END ? "the end" : "`" + text + "`";
    }
  }

  private static final Pattern WORD =
      Pattern.compile(
          "\\s+|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<number>[0-9][0-9A-Za-z_]*(?:\\.[0-9]\\w*)?)"
              + "|(?<sign>==|!=|<=|>=|//|\\*\\*|[-+*/%~<>=()\\[\\]{},.:|])",
          Pattern.DOTALL);
  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,17}");

  /** Jinja2 knows more escapes than Jinjava. */
  private static final Pattern OTHER_ESCAPE =
      Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\[^\\\\'\"nt]");

  private final List<Token> tokens = new ArrayList<>();
  private int next;

  Tokens(TemplateScanner.Part part) throws TemplateSyntaxException {
    String code = part.code();
    Matcher word = WORD.matcher(code);
    int at = 0;
    while (at < code.length()) {
      int offset = part.codeStart() + at;
      int textEnd = endOfText(code, at);
      if (textEnd > 0) {
        add(Token.Type.TEXT, text(code.substring(at + 1, textEnd - 1), offset + 1), offset);
        at = textEnd;
        continue;
      }
      if (!word.region(at, code.length()).lookingAt()) {
        throw new TemplateSyntaxException(
            offset, "an unexpected `" + Character.toString(code.codePointAt(at)) + "`");
      }
      if (word.group("name") != null) {
        add(Token.Type.NAME, word.group(), offset);
      } else if (word.group("number") != null) {
        add(Token.Type.NUMBER, number(word.group(), offset), offset);
      } else if (word.group("sign") != null) {
        add(Token.Type.SIGN, word.group(), offset);
      }
      at = word.end();
    }
    add(Token.Type.END, "", part.codeStart() + code.length());
  }

  private void add(Token.Type type, String text, int offset) {
    tokens.add(new Token(type, text, offset));
  }

  /** Behind the text that begins here, or 0. An expression for it would go a step down a letter. */
  private static int endOfText(String code, int start) {
    char quote = code.charAt(start);
    if (quote != '\'' && quote != '"') {
      return 0;
    }
    for (int i = start + 1; i < code.length(); i++) {
      if (code.charAt(i) == '\\') {
        i++;
      } else if (code.charAt(i) == quote) {
        return i + 1;
      }
    }
    return 0;
  }

  private static String number(String number, int offset) throws TemplateSyntaxException {
    if (!WHOLE.matcher(number).matches()) {
      throw new TemplateSyntaxException(
          offset, DialectRule.LITERAL, "the number " + number, "a whole decimal number");
    }
    return number;
  }

  private static String text(String text, int offset) throws TemplateSyntaxException {
    Matcher other = OTHER_ESCAPE.matcher(text);
    if (other.find()) {
      int escape = other.end() - 2;
      throw new TemplateSyntaxException(
          offset + escape,
          DialectRule.LITERAL,
          "the escape `" + text.substring(escape, other.end()) + "`",
          "the character itself; only \\\\ \\' \\\" \\n \\t are read alike");
    }
    return text;
  }

  Token peek() {
    return tokens.get(next);
  }

  Token peekBehind() {
    return tokens.get(Math.min(next + 1, tokens.size() - 1));
  }

  Token take() {
    Token token = peek();
    if (token.type() != Token.Type.END) {
      next++;
    }
    return token;
  }

  boolean takeIf(String wanted) {
    boolean is = peek().is(wanted);
    if (is) {
      next++;
    }
    return is;
  }

  void expect(String wanted) throws TemplateSyntaxException {
    Token token = take();
    if (!token.is(wanted)) {
      throw new TemplateSyntaxException(
          token.offset(), "`" + wanted + "` is expected here, not " + token.shown());
    }
  }

  Token expectName() throws TemplateSyntaxException {
    Token token = take();
    if (token.type() != Token.Type.NAME) {
      throw new TemplateSyntaxException(
          token.offset(), "a name is expected here, not " + token.shown());
    }
    return token;
  }

  void expectEnd() throws TemplateSyntaxException {
    if (peek().type() != Token.Type.END) {
      throw unexpected(peek());
    }
  }

  static TemplateSyntaxException unexpected(Token token) {
    return new TemplateSyntaxException(token.offset(), token.shown() + " is not expected here");
  }
}
