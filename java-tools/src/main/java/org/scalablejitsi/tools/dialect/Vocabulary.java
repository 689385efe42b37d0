package org.scalablejitsi.tools.dialect;

import java.util.Set;

/** The words of the dialect by their kinds. Lint lets pass no others, and the engine has none. */
public enum Vocabulary {
  /** Behind a bar. */
  FILTER(
      "filter",
      DialectRule.FILTER,
      "b64encode d default dictsort first join last length list lower map rejectattr replace"
          + " selectattr sort string to_json upper"),

  /** Behind {@code is} those that {@link ExpressionCheck} knows; all others in selectattr alone. */
  TEST(
      "test", DialectRule.TEST, "== boolean defined equalto in mapping ne string truthy undefined"),

  /** The first word of a block. */
  TAG(
      "tag",
      DialectRule.TAG,
      "elif else endfor endif endmacro endraw endset for from if macro raw set"),

  /** Before parentheses, besides macros. */
  FUNCTION("function", DialectRule.CALL, "namespace range"),

  /** Of a mapping, without arguments. */
  METHOD("method", DialectRule.CALL, "items keys values"),

  /** Behind {@code loop} and a dot. */
  LOOP_ATTRIBUTE(
      "attribute of loop", DialectRule.LOOP, "first index index0 last length revindex revindex0");

  /** Words of Jinjava's expressions that are plain names in Jinja2. */
  private static final Set<String> RESERVED =
      words("div empty eq ge gt instanceof le lt mod ne null");

  /** In Jinja2 these attributes are methods, whatever keys the mapping has. */
  private static final Set<String> PYTHON_METHODS =
      words(
          "append capitalize clear copy count extend find format fromkeys get index insert items"
              + " join keys lower pop popitem remove replace reverse setdefault sort split strip"
              + " title update upper values");

  private final String kind;
  private final DialectRule rule;

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<String> words;

  Vocabulary(String kind, DialectRule rule, String words) {
    this.kind = kind;
    this.rule = rule;
    this.words = words(words);
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" ", -1));
  }

  static boolean isReserved(String name) {
    return RESERVED.contains(name);
  }

  static boolean isPythonMethod(String name) {
    return PYTHON_METHODS.contains(name);
  }

  /** All words of this kind. */
  public Set<String> words() {
    return words;
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
