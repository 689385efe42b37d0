package org.scalablejitsi.tools.dialect;

/** What lint refuses. The number stays with its rule for ever; its page has the title. */
public enum DialectRule {
  /** A template, or a part of it, cannot be read at all. */
  UNREADABLE("JT201", "what completes or closes it"),
  /** A block tag. */
  TAG("JT202", "if, for, set, macro, from … import … or raw"),
  /** A filter or its arguments. */
  FILTER(
      "JT203",
      "b64encode, default, dictsort, first, join, last, length, list, lower, map(attribute=…),"
          + " rejectattr, replace, selectattr, sort, string, to_json or upper"),
  /** A test behind {@code is}. */
  TEST("JT204", "defined, undefined, string, mapping or boolean, or a comparison"),
  /** A function, a method or a macro. */
  CALL("JT205", "a filter, a macro, or `in`"),
  /** An operator. */
  OPERATOR("JT206", "+ - * // ~ or a comparison"),
  /** A literal. */
  LITERAL("JT207", "it in another form"),
  /** A name or an attribute that is a word of one engine. */
  NAME("JT208", "another name"),
  /** A loop. */
  LOOP("JT209", "a plain loop with an if in it"),
  /** An assignment. */
  ASSIGNMENT("JT210", "a namespace"),
  /** White space control. */
  MARKS("JT211", "the same without the mark"),
  /** What is printed. */
  PRINTED("JT212", "text made of it"),
  /** A condition. */
  CONDITION("JT213", "a comparison"),
  /** Types that do not go together. */
  TYPES("JT214", "values of one type"),
  /** Operators beside each other. */
  PRECEDENCE("JT215", "parentheses around what belongs together"),
  /** A choice without its second half. */
  CHOICE("JT216", "… if … else '' or another value"),
  /** The last line. */
  END("JT217", "a last line of text");

  private final String id;
  private final String instead;

  DialectRule(String id, String instead) {
    this.id = id;
    this.instead = instead;
  }

  /** Its number. */
  public String id() {
    return id;
  }

  /** What to write instead, where the place itself tells nothing better. */
  String instead() {
    return instead;
  }
}
