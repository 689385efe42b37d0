package org.scalablejitsi.tools.dialect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.scalablejitsi.tools.dialect.TemplateScanner.Part;
import org.scalablejitsi.tools.dialect.Tokens.Token;
import org.scalablejitsi.tools.limits.Limits;

/** Checks outputs and tags: which tags there are, and how they stand within each other. */
final class TagCheck {

  /** A tag that waits for its end. */
  private record Open(String name, int start) {}

  private final LintReporter lint;
  private final Scope scope = new Scope();
  private final ExpressionCheck expressions;
  private final DefinitionCheck definitions;
  private final Deque<Open> open = new ArrayDeque<>();

  TagCheck(LintReporter lint) {
    this.lint = lint;
    expressions = new ExpressionCheck(lint, scope);
    definitions = new DefinitionCheck(lint, scope, expressions);
  }

  void check(List<Part> parts) {
    List<Part> unclosed = parts.stream().filter(part -> !part.isClosed()).toList();
    for (Part part : unclosed.isEmpty() ? parts : unclosed) {
      try {
        check(part);
      } catch (TemplateSyntaxException fault) {
        fault.reportTo(lint);
      }
    }
    open.forEach(
        tag ->
            lint.refuse(
                tag.start(),
                DialectRule.UNREADABLE,
                "`" + tag.name() + "` without its end",
                "{% end" + tag.name() + " %} behind it"));
  }

  private void check(Part part) throws TemplateSyntaxException {
    if (!part.isClosed()) {
      throw new TemplateSyntaxException(part.start(), part.kind().unclosed());
    }
    switch (part.kind()) {
      case OUTPUT -> output(part);
      case TAG -> tag(part, new Tokens(part));
      case COMMENT, RAW, END_RAW -> {}
    }
  }

  private void output(Part part) throws TemplateSyntaxException {
    lint.saw("output");
    Tokens tokens = new Tokens(part);
    Expression expression = new ExpressionParser(tokens).choice();
    tokens.expectEnd();
    expressions.printed(expression);
  }

  private void tag(Part part, Tokens tokens) throws TemplateSyntaxException {
    Token name = tokens.expectName();
    lint.saw("tag " + name.text());
    switch (name.text()) {
      case "if" -> {
        open("if", part);
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
        open("for", part);
        definitions.loop(tokens);
      }
      case "endfor" -> {
        close("for", name);
        scope.leaveLoop();
      }
      case "set" -> {
        if (definitions.set(tokens)) {
          open("set", part);
        }
      }
      case "endset" -> close("set", name);
      case "macro" -> {
        refuseWithin(name);
        open("macro", part);
        definitions.macro(tokens);
      }
      case "endmacro" -> {
        close("macro", name);
        scope.leaveMacro();
      }
      case "from" -> {
        refuseWithin(name);
        definitions.importMacros(tokens);
      }
      default ->
          throw new TemplateSyntaxException(
              name.offset(),
              DialectRule.TAG,
              Vocabulary.TAG.naming(name.text()),
              Vocabulary.TAG.instead());
    }
    if (!name.text().startsWith("end") && !name.is("else")) {
      tokens.expectEnd();
    }
  }

  private void condition(Tokens tokens) throws TemplateSyntaxException {
    expressions.condition(new ExpressionParser(tokens).choice());
  }

  private void otherwise(Token name) throws TemplateSyntaxException {
    if (!open.isEmpty() && open.element().name().equals("for")) {
      lint.refuse(
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
      lint.refuse(
          name.offset(),
          DialectRule.TAG,
          name.shown() + " within `" + open.element().name() + "`",
          name.text() + " at the top of the file");
    }
  }

  private void open(String name, Part part) throws TemplateSyntaxException {
    if (open.size() == Limits.DEPTH) {
      String what = "blocks nested more than " + Limits.DEPTH + " deep";
      throw new TemplateSyntaxException(part.start(), DialectRule.UNREADABLE, what, "macros");
    }
    open.push(new Open(name, part.start()));
  }

  private void within(String wanted, Token name) throws TemplateSyntaxException {
    if (open.isEmpty() || !open.element().name().equals(wanted)) {
      throw new TemplateSyntaxException(
          name.offset(), name.shown() + " without its `" + wanted + "`");
    }
  }

  private void close(String wanted, Token name) throws TemplateSyntaxException {
    within(wanted, name);
    open.pop();
  }
}
