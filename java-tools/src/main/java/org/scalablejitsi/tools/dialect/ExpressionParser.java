package org.scalablejitsi.tools.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scalablejitsi.tools.dialect.Expression.Arguments;

/** Reads an expression with the precedence that Jinja2 gives its operators. */
final class ExpressionParser {

  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
  private static final int MAX_DEPTH = 50;

  private final Tokens tokens;
  private int depth;

  ExpressionParser(Tokens tokens) {
    this.tokens = tokens;
  }

  Expression choice() throws SyntaxFault {
    if (++depth > MAX_DEPTH) {
      throw new SyntaxFault(tokens.peek().offset(), "an expression nested too deeply");
    }
    Expression read = or();
    while (tokens.peek().isWord("if")) {
      int offset = tokens.take().offset();
      Expression condition = or();
      Optional<Expression> no = tokens.takeWord("else") ? Optional.of(choice()) : Optional.empty();
      read = new Expression.Choice(offset, read, condition, no);
    }
    depth--;
    return read;
  }

  /** Without a choice: what may stand behind {@code in} of a loop. */
  Expression or() throws SyntaxFault {
    Expression left = and();
    while (tokens.peek().isWord("or")) {
      left = new Expression.Binary(tokens.take().offset(), "or", left, and());
    }
    return left;
  }

  private Expression and() throws SyntaxFault {
    Expression left = not();
    while (tokens.peek().isWord("and")) {
      left = new Expression.Binary(tokens.take().offset(), "and", left, not());
    }
    return left;
  }

  private Expression not() throws SyntaxFault {
    if (tokens.peek().isWord("not")) {
      int offset = tokens.take().offset();
      return new Expression.Unary(offset, "not", not());
    }
    return comparison();
  }

  private Expression comparison() throws SyntaxFault {
    Expression left = sum();
    while (true) {
      Token token = tokens.peek();
      if (COMPARISONS.stream().anyMatch(token::is) || token.isWord("in")) {
        tokens.take();
        left = new Expression.Binary(token.offset(), token.text(), left, sum());
      } else if (token.isWord("not") && tokens.peekBehind().isWord("in")) {
        tokens.take();
        tokens.take();
        left = new Expression.Binary(token.offset(), "not in", left, sum());
      } else {
        return left;
      }
    }
  }

  private Expression sum() throws SyntaxFault {
    Expression left = joined();
    while (tokens.peek().is("+") || tokens.peek().is("-")) {
      Token operator = tokens.take();
      left = new Expression.Binary(operator.offset(), operator.text(), left, joined());
    }
    return left;
  }

  private Expression joined() throws SyntaxFault {
    Expression left = product();
    while (tokens.peek().is("~")) {
      left = new Expression.Binary(tokens.take().offset(), "~", left, product());
    }
    return left;
  }

  private Expression product() throws SyntaxFault {
    Expression left = filtered();
    while (Set.of("*", "/", "//", "%", "**").contains(tokens.peek().text())
        && tokens.peek().type() == Token.Type.SIGN) {
      Token operator = tokens.take();
      left = new Expression.Binary(operator.offset(), operator.text(), left, filtered());
    }
    return left;
  }

  private Expression filtered() throws SyntaxFault {
    Expression read = signed();
    while (true) {
      if (tokens.takeIf("|")) {
        Token name = tokens.expectName();
        Arguments arguments = tokens.takeIf("(") ? arguments() : Arguments.NONE;
        read = new Expression.Filter(name.offset(), read, name.text(), arguments);
      } else if (tokens.takeWord("is")) {
        tokens.takeWord("not");
        read = test(read);
      } else {
        return read;
      }
    }
  }

  /** Of the tests on the list none has an argument; what follows one is read all the same. */
  private Expression test(Expression of) throws SyntaxFault {
    Token name = tokens.expectName();
    Token next = tokens.peek();
    boolean plain =
        !next.is("(")
            && !next.is("[")
            && next.type() != Token.Type.TEXT
            && next.type() != Token.Type.NUMBER;
    if (!plain) {
      postfix(primary());
    }
    return new Expression.Test(name.offset(), of, name.text(), plain);
  }

  private Expression signed() throws SyntaxFault {
    Token token = tokens.peek();
    if (token.is("-") || token.is("+")) {
      tokens.take();
      return new Expression.Unary(token.offset(), token.text(), signed());
    }
    return postfix(primary());
  }

  private Expression postfix(Expression start) throws SyntaxFault {
    Expression read = start;
    while (true) {
      Token token = tokens.peek();
      if (tokens.takeIf(".")) {
        Token name = tokens.expectName();
        read = new Expression.Attribute(name.offset(), read, name.text());
      } else if (tokens.takeIf("[")) {
        read = new Expression.Item(token.offset(), read, key());
      } else if (tokens.takeIf("(")) {
        read = new Expression.Call(token.offset(), read, arguments());
      } else {
        return read;
      }
    }
  }

  private Expression key() throws SyntaxFault {
    refuseSlice();
    Expression key = choice();
    refuseSlice();
    tokens.expect("]");
    return key;
  }

  private void refuseSlice() throws SyntaxFault {
    if (tokens.peek().is(":")) {
      throw new SyntaxFault(
          tokens.peek().offset(), DialectRule.OPERATOR, "a slice", "a loop with an if in it");
    }
  }

  Arguments arguments() throws SyntaxFault {
    List<Expression> placed = new ArrayList<>();
    List<Expression.Named> named = new ArrayList<>();
    while (!tokens.takeIf(")")) {
      if (!placed.isEmpty() || !named.isEmpty()) {
        tokens.expect(",");
      }
      if (tokens.peek().type() == Token.Type.NAME && tokens.peekBehind().is("=")) {
        String name = tokens.take().text();
        tokens.take();
        named.add(new Expression.Named(name, choice()));
      } else {
        placed.add(choice());
      }
    }
    return new Arguments(placed, named);
  }

  private Expression primary() throws SyntaxFault {
    return new PrimaryParser(tokens, this).read();
  }
}
