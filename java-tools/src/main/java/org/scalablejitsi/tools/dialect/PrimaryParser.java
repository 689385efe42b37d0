package org.scalablejitsi.tools.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what an expression begins with: a literal, a name, something in parentheses. */
final class PrimaryParser {

  private static final Set<String> TRUTH = Set.of("true", "false", "True", "False");
  private static final Set<String> NONE = Set.of("none", "None");
  private static final Set<String> KEYWORDS =
      Set.of("and", "else", "for", "if", "in", "is", "not", "or");

  private final Tokens tokens;
  private final ExpressionParser inner;

  PrimaryParser(Tokens tokens, ExpressionParser inner) {
    this.tokens = tokens;
    this.inner = inner;
  }

  Expression read() throws SyntaxFault {
    Token token = tokens.take();
    return switch (token.type()) {
      case NUMBER -> new Expression.Whole(token.offset(), Long.parseLong(token.text()));
      case TEXT -> text(token);
      case NAME -> name(token);
      case SIGN, END -> bracketed(token);
    };
  }

  private Expression text(Token token) throws SyntaxFault {
    if (tokens.peek().type() == Token.Type.TEXT) {
      throw new SyntaxFault(
          tokens.peek().offset(),
          DialectRule.LITERAL,
          "two texts side by side",
          "`~` between them");
    }
    return new Expression.Text(token.offset(), token.text());
  }

  private static Expression name(Token token) throws SyntaxFault {
    if (TRUTH.contains(token.text())) {
      return new Expression.Bool(token.offset());
    }
    if (NONE.contains(token.text())) {
      throw new SyntaxFault(
          token.offset(),
          DialectRule.LITERAL,
          "`" + token.text() + "`",
          "a variable that is left unset, and `is defined`");
    }
    if (KEYWORDS.contains(token.text())) {
      throw new SyntaxFault(token.offset(), token.shown() + " is not expected here");
    }
    return new Expression.Name(token.offset(), token.text());
  }

  private Expression bracketed(Token token) throws SyntaxFault {
    if (token.is("(")) {
      Expression first = inner.choice();
      if (tokens.takeIf(")")) {
        return inner.heights().of(new Expression.Group(token.offset(), first), first);
      }
      tokens.expect(",");
      return items(token, ")", first);
    }
    if (token.is("[")) {
      return tokens.takeIf("]")
          ? new Expression.Items(token.offset(), List.of())
          : items(token, "]", null);
    }
    if (token.is("{")) {
      return mapping(token);
    }
    throw new SyntaxFault(token.offset(), token.shown() + " is not expected here");
  }

  private Expression items(Token start, String end, @Nullable Expression first) throws SyntaxFault {
    List<Expression> items = new ArrayList<>();
    if (first != null) {
      items.add(first);
    }
    do {
      refuseTrailingComma(end);
      items.add(inner.choice());
    } while (tokens.takeIf(","));
    tokens.expect(end);
    return inner.heights().of(new Expression.Items(start.offset(), items), items);
  }

  private Expression mapping(Token start) throws SyntaxFault {
    List<Expression> keys = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    while (!tokens.takeIf("}")) {
      if (!keys.isEmpty()) {
        tokens.expect(",");
        refuseTrailingComma("}");
      }
      if (tokens.peek().type() != Token.Type.TEXT) {
        throw new SyntaxFault(
            tokens.peek().offset(),
            DialectRule.LITERAL,
            "a key that is no text",
            "quotes around it");
      }
      keys.add(read());
      tokens.expect(":");
      values.add(inner.choice());
    }
    return inner.heights().of(new Expression.Mapping(start.offset(), keys, values), values);
  }

  private void refuseTrailingComma(String end) throws SyntaxFault {
    if (tokens.peek().is(end)) {
      throw new SyntaxFault(
          tokens.peek().offset(), DialectRule.LITERAL, "a comma at the end", "no comma there");
    }
  }
}
