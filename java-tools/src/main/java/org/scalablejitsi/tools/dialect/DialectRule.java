package org.scalablejitsi.tools.dialect;

/** What a template may do wrong; the number stays with its rule for ever. */
public enum DialectRule {
  /** It cannot be read at all. */
  UNREADABLE("JT201", "a template cannot be read", "what completes or closes it"),
  /** A block tag. */
  TAG("JT202", "a tag outside of the dialect", "if, for, set, macro, from … import … or raw"),
  /** A filter or its arguments. */
  FILTER(
      "JT203",
      "a filter outside of the dialect",
      "b64encode, default, dictsort, first, join, last, length, list, lower, map(attribute=…),"
          + " rejectattr, replace, selectattr, sort, string, to_json or upper"),
  /** A test behind `is`. */
  TEST(
      "JT204",
      "a test outside of the dialect",
      "defined, undefined, string, mapping or boolean, or a comparison"),
  /** A function, a method or a macro. */
  CALL("JT205", "a call outside of the dialect", "a filter, a macro, or `in`"),
  /** An operator. */
  OPERATOR("JT206", "an operator outside of the dialect", "+ - * // ~ or a comparison"),
  /** A literal. */
  LITERAL("JT207", "a literal outside of the dialect", "it in another form"),
  /** A name or an attribute. */
  NAME("JT208", "a name that the engines read differently", "another name"),
  /** A loop. */
  LOOP("JT209", "a loop outside of the dialect", "a plain loop with an if in it"),
  /** An assignment. */
  ASSIGNMENT("JT210", "an assignment outside of the dialect", "a namespace"),
  /** White space control. */
  MARKS(
      "JT211",
      "a mark for white space that the engines read differently",
      "the same without the mark"),
  /** What is printed. */
  PRINTED("JT212", "a value that the engines print differently", "text made of it"),
  /** A condition. */
  CONDITION("JT213", "a condition that the engines judge differently", "a comparison"),
  /** Types. */
  TYPES("JT214", "types that the engines mix differently", "values of one type"),
  /** Operators beside each other. */
  PRECEDENCE(
      "JT215",
      "operators that the engines group differently",
      "parentheses around what belongs together"),
  /** A choice without its second half. */
  CHOICE("JT216", "a choice without else", "… if … else '' or another value"),
  /** The last line. */
  END("JT217", "an end of the template that the engines read differently", "a last line of text");

  private final String id;
  private final String title;
  private final String instead;

  DialectRule(String id, String title, String instead) {
    this.id = id;
    this.title = title;
    this.instead = instead;
  }

  /** Its number. */
  public String id() {
    return id;
  }

  /** What it refuses. */
  public String title() {
    return title;
  }

  /** What to write instead, where the place itself tells nothing better. */
  String instead() {
    return instead;
  }
}
