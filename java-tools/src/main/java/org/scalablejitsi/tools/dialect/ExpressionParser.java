package org.scalablejitsi.tools.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scalablejitsi.tools.dialect.Expression.Arguments;

/** Reads an expression with the precedence that Jinja2 gives its operators. */
final class ExpressionParser {

  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
  private final Tokens tokens;
  private final Heights heights = new Heights();
  private int depth;

  ExpressionParser(Tokens tokens) {
    this.tokens = tokens;
  }

  Expression choice() throws SyntaxFault {
    enter();
    Expression read = or();
    while (tokens.peek().isWord("if")) {
      int offset = tokens.take().offset();
      Expression condition = or();
      Optional<Expression> no = tokens.takeWord("else") ? Optional.of(choice()) : Optional.empty();
      Expression yes = read;
      read =
          heights.of(
              new Expression.Choice(offset, yes, condition, no), yes, condition, no.orElse(yes));
    }
    depth--;
    return read;
  }

  /** Where the parser calls itself again, before it knows what it will read. */
  private void enter() throws SyntaxFault {
    Heights.refuseBeyond(++depth, tokens.peek().offset());
  }

  private Expression binary(Token operator, String name, Expression left, Expression right)
      throws SyntaxFault {
    return heights.of(new Expression.Binary(operator.offset(), name, left, right), left, right);
  }

  private Expression unary(Token operator, Expression of) throws SyntaxFault {
    return heights.of(new Expression.Unary(operator.offset(), operator.text(), of), of);
  }

  Heights heights() {
    return heights;
  }

  /** Without a choice: what may stand behind {@code in} of a loop. */
  Expression or() throws SyntaxFault {
    Expression left = and();
    while (tokens.peek().isWord("or")) {
      left = binary(tokens.take(), "or", left, and());
    }
    return left;
  }

  private Expression and() throws SyntaxFault {
    Expression left = not();
    while (tokens.peek().isWord("and")) {
      left = binary(tokens.take(), "and", left, not());
    }
    return left;
  }

  private Expression not() throws SyntaxFault {
    if (tokens.peek().isWord("not")) {
      enter();
      Expression read = unary(tokens.take(), not());
      depth--;
      return read;
    }
    return comparison();
  }

  private Expression comparison() throws SyntaxFault {
    Expression left = sum();
    while (true) {
      Token token = tokens.peek();
      if (COMPARISONS.stream().anyMatch(token::is) || token.isWord("in")) {
        tokens.take();
        left = binary(token, token.text(), left, sum());
      } else if (token.isWord("not") && tokens.peekBehind().isWord("in")) {
        tokens.take();
        tokens.take();
        left = binary(token, "not in", left, sum());
      } else {
        return left;
      }
    }
  }

  private Expression sum() throws SyntaxFault {
    Expression left = joined();
    while (tokens.peek().is("+") || tokens.peek().is("-")) {
      Token operator = tokens.take();
      left = binary(operator, operator.text(), left, joined());
    }
    return left;
  }

  private Expression joined() throws SyntaxFault {
    Expression left = product();
    while (tokens.peek().is("~")) {
      left = binary(tokens.take(), "~", left, product());
    }
    return left;
  }

  private Expression product() throws SyntaxFault {
    Expression left = filtered();
    while (Set.of("*", "/", "//", "%", "**").contains(tokens.peek().text())
        && tokens.peek().type() == Token.Type.SIGN) {
      Token operator = tokens.take();
      left = binary(operator, operator.text(), left, filtered());
    }
    return left;
  }

  private Expression filtered() throws SyntaxFault {
    Expression read = signed();
    while (true) {
      if (tokens.takeIf("|")) {
        Token name = tokens.expectName();
        Arguments arguments = tokens.takeIf("(") ? arguments() : Arguments.NONE;
        Expression of = read;
        List<Expression> parts = parts(of, arguments);
        read = heights.of(new Expression.Filter(name.offset(), of, name.text(), arguments), parts);
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
    return heights.of(new Expression.Test(name.offset(), of, name.text(), plain), of);
  }

  private Expression signed() throws SyntaxFault {
    Token token = tokens.peek();
    if (token.is("-") || token.is("+")) {
      enter();
      Expression read = unary(tokens.take(), signed());
      depth--;
      return read;
    }
    return postfix(primary());
  }

  private Expression postfix(Expression start) throws SyntaxFault {
    Expression read = start;
    while (true) {
      Token token = tokens.peek();
      if (tokens.takeIf(".")) {
        Token name = tokens.expectName();
        Expression of = read;
        read = heights.of(new Expression.Attribute(name.offset(), of, name.text()), of);
      } else if (tokens.takeIf("[")) {
        Expression of = read;
        Expression key = key();
        read = heights.of(new Expression.Item(token.offset(), of, key), of, key);
      } else if (tokens.takeIf("(")) {
        Expression of = read;
        Arguments arguments = arguments();
        List<Expression> parts = parts(of, arguments);
        read = heights.of(new Expression.Call(token.offset(), of, arguments), parts);
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

  private static List<Expression> parts(Expression of, Arguments arguments) {
    List<Expression> parts = new ArrayList<>(arguments.placed());
    arguments.named().forEach(named -> parts.add(named.value()));
    parts.add(of);
    return parts;
  }

  private Expression primary() throws SyntaxFault {
    return new PrimaryParser(tokens, this).read();
  }
}
