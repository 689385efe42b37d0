package org.scalablejitsi.tools.dialect;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The syntax tree of an expression. Every part knows where it begins. */
sealed interface Expression {

  int offset();

  /** Text between quotes. */
  record Text(int offset, String value) implements Expression {}

  /** A whole number. */
  record Whole(int offset, long value) implements Expression {}

  /** True or false. */
  record Bool(int offset) implements Expression {}

  /** A variable. */
  record Name(int offset, String name) implements Expression {}

  /** A list, or a tuple in parentheses. */
  record Items(int offset, List<Expression> items) implements Expression {}

  /** A mapping, whose keys are texts. */
  record Mapping(int offset, List<Expression> values) implements Expression {}

  /** Something in parentheses. */
  record Group(int offset, Expression inner) implements Expression {}

  /** {@code of.name}; the offset is the name's. */
  record Attribute(int offset, Expression of, String name) implements Expression {}

  /** {@code of[key]}; the offset is the bracket's. */
  record Item(int offset, Expression of, Expression key) implements Expression {}

  /** {@code of | name(arguments)}; the offset is the name's. */
  record Filter(int offset, Expression of, String name, Arguments arguments)
      implements Expression {}

  /** {@code of is name}; the offset is the name's. */
  record Test(int offset, Expression of, String name, boolean plain) implements Expression {}

  /** {@code of(arguments)}. */
  record Call(int offset, Expression of, Arguments arguments) implements Expression {}

  /** Minus or not. */
  record Unary(int offset, String operator, Expression of) implements Expression {}

  /** Two operands; the offset is the operator's. */
  record Binary(int offset, String operator, Expression left, Expression right)
      implements Expression {}

  /** {@code yes if condition else no}; the offset is that of {@code if}. */
  record Choice(int offset, Expression yes, Expression condition, Optional<Expression> no)
      implements Expression {}

  /** Arguments by place and by name. */
  record Arguments(List<Expression> placed, List<Named> named) {

    static final Arguments NONE = new Arguments(List.of(), List.of());

    boolean isEmpty() {
      return placed.isEmpty() && named.isEmpty();
    }

    Stream<Expression> values() {
      return Stream.concat(placed.stream(), named.stream().map(Named::value));
    }
  }

  /** An argument with its name. */
  record Named(String name, Expression value) {}
}
