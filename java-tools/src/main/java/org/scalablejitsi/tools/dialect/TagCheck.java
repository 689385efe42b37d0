package org.scalablejitsi.tools.dialect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.scalablejitsi.tools.limits.Limits;

/** Block tags: which, in which form, and within each other. */
final class TagCheck {

  /** A tag that waits for its end. */
  private record Open(String name, int start) {}

  private final LintReporter notes;
  private final Scope scope = new Scope();
  private final ExpressionCheck expressions;
  private final Deque<Open> open = new ArrayDeque<>();

  TagCheck(LintReporter notes) {
    this.notes = notes;
    expressions = new ExpressionCheck(notes, scope);
  }

  void check(List<Segment> segments) {
    for (Segment segment : segments) {
      try {
        if (segment.kind() == Segment.ValueType.OUTPUT) {
          output(segment);
        } else {
          tag(segment, Tokens.of(segment));
        }
      } catch (SyntaxFault fault) {
        notes.refuse(fault);
      }
    }
    open.forEach(
        tag ->
            notes.refuse(
                tag.start(),
                DialectRule.UNREADABLE,
                "`" + tag.name() + "` without its end",
                "{% end" + tag.name() + " %} behind it"));
  }

  private void output(Segment segment) throws SyntaxFault {
    notes.saw("output");
    Tokens tokens = Tokens.of(segment);
    Expression expression = new ExpressionParser(tokens).choice();
    tokens.expectEnd();
    expressions.printed(expression);
  }

  private void tag(Segment segment, Tokens tokens) throws SyntaxFault {
    Token name = tokens.expectName();
    notes.saw("tag " + name.text());
    switch (name.text()) {
      case "if" -> {
        open("if", segment);
        scope.enterCondition();
        condition(tokens);
      }
      case "elif" -> {
        within("if", name);
        condition(tokens);
      }
      case "else" -> otherwise(name);
      case "endif" -> {
        close("if", name);
        scope.leaveCondition();
      }
      case "for" -> {
        open("for", segment);
        new LoopTag(notes, scope, expressions).check(tokens);
      }
      case "endfor" -> {
        close("for", name);
        scope.leaveLoop();
      }
      case "set" -> {
        if (new SetTag(notes, scope, expressions).opensBlock(tokens)) {
          open("set", segment);
        }
      }
      case "endset" -> close("set", name);
      case "macro" -> {
        refuseWithin(name);
        open("macro", segment);
        new MacroTag(notes, scope, expressions).define(tokens);
      }
      case "endmacro" -> {
        close("macro", name);
        scope.leaveMacro();
      }
      case "from" -> {
        refuseWithin(name);
        new MacroTag(notes, scope, expressions).importNames(tokens);
      }
      default ->
          throw new SyntaxFault(
              name.offset(),
              DialectRule.TAG,
              Vocabulary.TAG.naming(name.text()),
              Vocabulary.TAG.instead());
    }
    if (!name.text().startsWith("end") && !name.text().equals("else")) {
      tokens.expectEnd();
    }
  }

  private void condition(Tokens tokens) throws SyntaxFault {
    expressions.condition(new ExpressionParser(tokens).choice());
  }

  private void otherwise(Token name) throws SyntaxFault {
    if (!open.isEmpty() && open.element().name().equals("for")) {
      notes.refuse(
          name.offset(),
          DialectRule.LOOP,
          "`else` of a loop, which Jinjava prints in every turn",
          "an if around the loop");
    } else {
      within("if", name);
    }
  }

  private void refuseWithin(Token name) {
    if (!open.isEmpty()) {
      notes.refuse(
          name.offset(),
          DialectRule.TAG,
          "`" + name.text() + "` within `" + open.element().name() + "`",
          name.text() + " at the top of the file");
    }
  }

  private void open(String name, Segment segment) throws SyntaxFault {
    if (open.size() == Limits.DEPTH) {
      throw new SyntaxFault(
          segment.start(),
          DialectRule.UNREADABLE,
          "blocks nested more than " + Limits.DEPTH + " deep",
          "macros");
    }
    open.push(new Open(name, segment.start()));
  }

  private void within(String wanted, Token name) throws SyntaxFault {
    if (open.isEmpty() || !open.element().name().equals(wanted)) {
      throw new SyntaxFault(name.offset(), "`" + name.text() + "` without its `" + wanted + "`");
    }
  }

  private void close(String wanted, Token name) throws SyntaxFault {
    within(wanted, name);
    open.pop();
  }
}
