package org.scalablejitsi.tools.dialect;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.scalablejitsi.tools.dialect.Expression.Arguments;
import org.scalablejitsi.tools.dialect.Tokens.Token;
import org.scalablejitsi.tools.limits.Limits;

/** Reads an expression with the precedence that Jinja2 gives its operators. */
final class ExpressionParser {

  static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=", "in");

  /** Reads one operand of an operator. */
  private interface Operand {
    Expression read() throws TemplateSyntaxException;
  }

  private final Tokens tokens;

  /**
   * How many parts are within each other in what was read. Also what stands in a row is: of {@code
   * a ~ b ~ c} the first two are within the third, and whoever walks through the parts goes down to
   * them. By identity: whether two expressions are equal is asked of all that is in them.
   */
  private final IdentityHashMap<Expression, Integer> heights = new IdentityHashMap<>();

  /** How often this parser is within itself. */
  private int depth;

  ExpressionParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /** A whole expression. */
  Expression choice() throws TemplateSyntaxException {
    return within(
        () -> {
          Expression read = or();
          while (tokens.peek().is("if")) {
            int offset = tokens.take().offset();
            Expression condition = or();
            Optional<Expression> no =
                tokens.takeIf("else") ? Optional.of(choice()) : Optional.empty();
            Stream<Expression> parts = Stream.of(read, condition, no.orElse(condition));
            read = made(new Expression.Choice(offset, read, condition, no), parts);
          }
          return read;
        });
  }

  /** Where the parser calls itself again, before it knows what it will read. */
  private Expression within(Operand inner) throws TemplateSyntaxException {
    refuseBeyondLimit(++depth, tokens.peek().offset());
    Expression read = inner.read();
    depth--;
    return read;
  }

  private <T extends Expression> T made(T made, Expression... parts)
      throws TemplateSyntaxException {
    return made(made, Stream.of(parts));
  }

  private <T extends Expression> T made(T made, Stream<Expression> parts)
      throws TemplateSyntaxException {
    int height = 1 + parts.mapToInt(part -> heights.getOrDefault(part, 0)).max().orElse(0);
    refuseBeyondLimit(height, made.offset());
    heights.put(made, height);
    return made;
  }

  private static void refuseBeyondLimit(int depth, int offset) throws TemplateSyntaxException {
    if (depth > Limits.DEPTH) {
      throw new TemplateSyntaxException(
          offset,
          DialectRule.UNREADABLE,
          "an expression nested more than " + Limits.DEPTH + " deep",
          "{% set x = … %} for a part of it");
    }
  }

  /** Without a choice: what may stand behind {@code in} of a loop. */
  Expression or() throws TemplateSyntaxException {
    return joined(Set.of("or"), this::and);
  }

  private Expression and() throws TemplateSyntaxException {
    return joined(Set.of("and"), this::not);
  }

  private Expression not() throws TemplateSyntaxException {
    return tokens.peek().is("not") ? unary(this::not) : comparison();
  }

  private Expression comparison() throws TemplateSyntaxException {
    Expression left = sum();
    while (true) {
      Token operator = tokens.peek();
      String name = operator.text();
      if (operator.is("not") && tokens.peekBehind().is("in")) {
        tokens.take();
        name = "not in";
      } else if (!operator.isOneOf(COMPARISONS)) {
        return left;
      }
      tokens.take();
      left = binary(operator.offset(), name, left, sum());
    }
  }

  private Expression sum() throws TemplateSyntaxException {
    return joined(Set.of("+", "-"), this::concatenation);
  }

  private Expression concatenation() throws TemplateSyntaxException {
    return joined(Set.of("~"), this::product);
  }

  private Expression product() throws TemplateSyntaxException {
    return joined(Set.of("*", "/", "//", "%", "**"), this::filtered);
  }

  /** Operands with operators of one rank between them, grouped from the left. */
  private Expression joined(Set<String> operators, Operand operand) throws TemplateSyntaxException {
    Expression left = operand.read();
    while (tokens.peek().isOneOf(operators)) {
      Token operator = tokens.take();
      left = binary(operator.offset(), operator.text(), left, operand.read());
    }
    return left;
  }

  private Expression binary(int offset, String operator, Expression left, Expression right)
      throws TemplateSyntaxException {
    return made(new Expression.Binary(offset, operator, left, right), left, right);
  }

  private Expression unary(Operand operand) throws TemplateSyntaxException {
    return within(
        () -> {
          Token operator = tokens.take();
          Expression of = operand.read();
          return made(new Expression.Unary(operator.offset(), operator.text(), of), of);
        });
  }

  private Expression filtered() throws TemplateSyntaxException {
    Expression read = signed();
    while (true) {
      if (tokens.takeIf("|")) {
        Token name = tokens.expectName();
        Arguments arguments = tokens.takeIf("(") ? arguments() : Arguments.NONE;
        Stream<Expression> parts = Stream.concat(Stream.of(read), arguments.values());
        read = made(new Expression.Filter(name.offset(), read, name.text(), arguments), parts);
      } else if (tokens.takeIf("is")) {
        tokens.takeIf("not");
        read = test(read);
      } else {
        return read;
      }
    }
  }

  /** Of the tests on the list none has an argument; what follows one is read all the same. */
  private Expression test(Expression of) throws TemplateSyntaxException {
    Token name = tokens.expectName();
    Token next = tokens.peek();
    boolean plain =
        !next.is("(")
            && !next.is("[")
            && next.type() != Token.Type.TEXT
            && next.type() != Token.Type.NUMBER;
    if (!plain) {
      postfixed();
    }
    return made(new Expression.Test(name.offset(), of, name.text(), plain), of);
  }

  private Expression signed() throws TemplateSyntaxException {
    Token sign = tokens.peek();
    return sign.is("-") || sign.is("+") ? unary(this::signed) : postfixed();
  }

  private Expression postfixed() throws TemplateSyntaxException {
    Expression read = primary();
    while (true) {
      Token token = tokens.peek();
      if (tokens.takeIf(".")) {
        Token name = tokens.expectName();
        read = made(new Expression.Attribute(name.offset(), read, name.text()), read);
      } else if (tokens.takeIf("[")) {
        Expression key = key();
        read = made(new Expression.Item(token.offset(), read, key), read, key);
      } else if (tokens.takeIf("(")) {
        Arguments arguments = arguments();
        Stream<Expression> parts = Stream.concat(Stream.of(read), arguments.values());
        read = made(new Expression.Call(token.offset(), read, arguments), parts);
      } else {
        return read;
      }
    }
  }

  private Expression key() throws TemplateSyntaxException {
    refuseSlice();
    Expression key = choice();
    refuseSlice();
    tokens.expect("]");
    return key;
  }

  private void refuseSlice() throws TemplateSyntaxException {
    if (tokens.peek().is(":")) {
      throw new TemplateSyntaxException(
          tokens.peek().offset(), DialectRule.OPERATOR, "a slice", "a loop with an if in it");
    }
  }

  private Arguments arguments() throws TemplateSyntaxException {
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

  /** What an expression begins with: a literal, a name, something in brackets. */
  private Expression primary() throws TemplateSyntaxException {
    Token token = tokens.take();
    return switch (token.type()) {
      case NUMBER -> new Expression.Whole(token.offset(), Long.parseLong(token.text()));
      case TEXT -> text(token);
      case NAME -> name(token);
      case SIGN, END -> bracketed(token);
    };
  }

  private Expression text(Token token) throws TemplateSyntaxException {
    if (tokens.peek().type() == Token.Type.TEXT) {
      throw literal("two texts side by side", "`~` between them");
    }
    return new Expression.Text(token.offset(), token.text());
  }

  private static Expression name(Token token) throws TemplateSyntaxException {
    return switch (token.text()) {
      case "true", "false", "True", "False" -> new Expression.Bool(token.offset());
      case "none", "None" ->
          throw new TemplateSyntaxException(
              token.offset(),
              DialectRule.LITERAL,
              token.shown(),
              "a variable that is left unset, and `is defined`");
      case "and", "else", "for", "if", "in", "is", "not", "or" -> throw Tokens.unexpected(token);
      default -> new Expression.Name(token.offset(), token.text());
    };
  }

  private Expression bracketed(Token token) throws TemplateSyntaxException {
    if (token.is("(")) {
      Expression first = choice();
      if (tokens.takeIf(")")) {
        return made(new Expression.Group(token.offset(), first), first);
      }
      tokens.expect(",");
      return items(token, ")", Stream.of(first));
    }
    if (token.is("[")) {
      return tokens.takeIf("]")
          ? new Expression.Items(token.offset(), List.of())
          : items(token, "]", Stream.of());
    }
    if (token.is("{")) {
      return mapping(token);
    }
    throw Tokens.unexpected(token);
  }

  private Expression items(Token start, String end, Stream<Expression> first)
      throws TemplateSyntaxException {
    List<Expression> items = new ArrayList<>(first.toList());
    do {
      refuseTrailingComma(end);
      items.add(choice());
    } while (tokens.takeIf(","));
    tokens.expect(end);
    return made(new Expression.Items(start.offset(), items), items.stream());
  }

  private Expression mapping(Token start) throws TemplateSyntaxException {
    List<Expression> values = new ArrayList<>();
    while (!tokens.takeIf("}")) {
      if (!values.isEmpty()) {
        tokens.expect(",");
        refuseTrailingComma("}");
      }
      if (tokens.peek().type() != Token.Type.TEXT) {
        throw literal("a key that is no text", "quotes around it");
      }
      primary();
      tokens.expect(":");
      values.add(choice());
    }
    return made(new Expression.Mapping(start.offset(), values), values.stream());
  }

  private void refuseTrailingComma(String end) throws TemplateSyntaxException {
    if (tokens.peek().is(end)) {
      throw literal("a comma at the end", "no comma there");
    }
  }

  private TemplateSyntaxException literal(String what, String instead) {
    return new TemplateSyntaxException(tokens.peek().offset(), DialectRule.LITERAL, what, instead);
  }
}
