package org.scalablejitsi.tools.dialect;

import java.util.Set;

/** The words that mean something to one engine or both. */
final class Names {

  static final String FILTERS =
      "b64encode, default, dictsort, first, join, last, length, list, lower, map(attribute=…),"
          + " rejectattr, replace, selectattr, sort, string, to_json or upper";
  static final String TESTS = "defined, undefined, string, mapping or boolean";

  static final Set<String> KNOWN_TESTS =
      Set.of("defined", "undefined", "string", "mapping", "boolean");

  static final Set<String> LOOP_ATTRIBUTES =
      Set.of("index", "index0", "revindex", "revindex0", "first", "last", "length");

  /** Without arguments, of a mapping. */
  static final Set<String> METHODS = Set.of("items", "keys", "values");

  /** Words of Jinjava's expressions that are plain names in Jinja2. */
  private static final Set<String> RESERVED =
      Set.of("div", "empty", "eq", "ge", "gt", "instanceof", "le", "lt", "mod", "ne", "null");

  /** In Jinja2 these attributes are methods, whatever keys the mapping has. */
  private static final Set<String> PYTHON_METHODS =
      Set.of(
          "append",
          "capitalize",
          "clear",
          "copy",
          "count",
          "extend",
          "find",
          "format",
          "fromkeys",
          "get",
          "index",
          "insert",
          "items",
          "join",
          "keys",
          "lower",
          "pop",
          "popitem",
          "remove",
          "replace",
          "reverse",
          "setdefault",
          "sort",
          "split",
          "strip",
          "title",
          "update",
          "upper",
          "values");

  private Names() {}

  static boolean isReserved(String name) {
    return RESERVED.contains(name);
  }

  static boolean isPythonMethod(String name) {
    return PYTHON_METHODS.contains(name);
  }
}
