package org.scalablejitsi.tools.dialect;

import java.util.Set;

/** The words of the dialect by their kinds. Lint lets pass no others, and the engine has none. */
public enum Vocabulary {
  /** Behind a bar. */
  FILTER(
      "filter",
      DialectRule.FILTER,
      "b64encode",
      "d",
      "default",
      "dictsort",
      "first",
      "join",
      "last",
      "length",
      "list",
      "lower",
      "map",
      "rejectattr",
      "replace",
      "selectattr",
      "sort",
      "string",
      "to_json",
      "upper"),

  /** Behind `is` those of {@link Names#KNOWN_TESTS}; the others are for selectattr alone. */
  TEST(
      "test",
      DialectRule.TEST,
      "==",
      "boolean",
      "defined",
      "equalto",
      "in",
      "mapping",
      "ne",
      "string",
      "truthy",
      "undefined"),

  /** The first word of a block. */
  TAG(
      "tag",
      DialectRule.TAG,
      "elif",
      "else",
      "endfor",
      "endif",
      "endmacro",
      "endraw",
      "endset",
      "for",
      "from",
      "if",
      "macro",
      "raw",
      "set"),

  /** Before parentheses, besides macros. */
  FUNCTION("function", DialectRule.CALL, "namespace", "range");

  private final String kind;
  private final DialectRule rule;

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<String> words;

  Vocabulary(String kind, DialectRule rule, String... words) {
    this.kind = kind;
    this.rule = rule;
    this.words = Set.of(words);
  }

  /** Whether the dialect has a word of this kind. */
  public boolean has(String word) {
    return words.contains(word);
  }

  /** What a word is that the dialect does not have, as lint says it. */
  public String naming(String word) {
    return "the " + kind + " `" + word + "`";
  }

  /** What to write instead of such a word. */
  public String instead() {
    return rule.instead();
  }
}
