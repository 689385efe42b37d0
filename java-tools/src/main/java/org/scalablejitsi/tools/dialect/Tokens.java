package org.scalablejitsi.tools.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of one expression, read from left to right. */
final class Tokens {

  private static final Pattern WORD =
      Pattern.compile(
          "\\s+|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<number>[0-9][0-9A-Za-z_]*(?:\\.[0-9]\\w*)?)"
              + "|(?<sign>==|!=|<=|>=|//|\\*\\*|[-+*/%~<>=()\\[\\]{},.:|])",
          Pattern.DOTALL);
  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,17}");

  /** Jinja2 knows more escapes than Jinjava. */
  private static final Pattern OTHER_ESCAPE =
      Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\[^\\\\'\"nt]");

  private final List<Token> tokens;
  private int next;

  private Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Tokens of(Segment segment) throws SyntaxFault {
    List<Token> tokens = new ArrayList<>();
    String code = segment.code();
    Matcher word = WORD.matcher(code);
    int at = 0;
    while (at < code.length()) {
      int offset = segment.codeStart() + at;
      int textEnd = endOfText(code, at);
      if (textEnd > 0) {
        tokens.add(new Token(Token.Type.TEXT, text(code.substring(at, textEnd), offset), offset));
        at = textEnd;
        continue;
      }
      if (!word.region(at, code.length()).lookingAt()) {
        throw new SyntaxFault(
            offset, "an unexpected `" + Character.toString(code.codePointAt(at)) + "`");
      }
      add(tokens, word, offset);
      at = word.end();
    }
    tokens.add(new Token(Token.Type.END, "", segment.codeStart() + code.length()));
    return new Tokens(tokens);
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

  private static void add(List<Token> tokens, Matcher word, int offset) throws SyntaxFault {
    if (word.group("name") != null) {
      tokens.add(new Token(Token.Type.NAME, word.group(), offset));
    } else if (word.group("number") != null) {
      tokens.add(new Token(Token.Type.NUMBER, number(word.group(), offset), offset));
    } else if (word.group("sign") != null) {
      tokens.add(new Token(Token.Type.SIGN, word.group(), offset));
    }
  }

  private static String number(String number, int offset) throws SyntaxFault {
    if (!WHOLE.matcher(number).matches()) {
      throw new SyntaxFault(
          offset, DialectRule.LITERAL, "the number " + number, "a whole decimal number");
    }
    return number;
  }

  private static String text(String quoted, int offset) throws SyntaxFault {
    String text = quoted.substring(1, quoted.length() - 1);
    Matcher other = OTHER_ESCAPE.matcher(text);
    if (other.find()) {
      throw new SyntaxFault(
          offset + 1 + other.end() - 2,
          DialectRule.LITERAL,
          "the escape `" + text.substring(other.end() - 2, other.end()) + "`",
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

  boolean takeIf(String sign) {
    boolean is = peek().is(sign);
    if (is) {
      next++;
    }
    return is;
  }

  boolean takeWord(String word) {
    boolean is = peek().isWord(word);
    if (is) {
      next++;
    }
    return is;
  }

  Token expect(String sign) throws SyntaxFault {
    Token token = take();
    if (!token.is(sign) && !token.isWord(sign)) {
      throw new SyntaxFault(
          token.offset(), "`" + sign + "` is expected here, not " + token.shown());
    }
    return token;
  }

  Token expectName() throws SyntaxFault {
    Token token = take();
    if (token.type() != Token.Type.NAME) {
      throw new SyntaxFault(token.offset(), "a name is expected here, not " + token.shown());
    }
    return token;
  }

  void expectEnd() throws SyntaxFault {
    Token token = peek();
    if (token.type() != Token.Type.END) {
      throw new SyntaxFault(token.offset(), token.shown() + " is not expected here");
    }
  }
}
