package org.scalablejitsi.tools.dialect;

import java.util.List;

/** The type of a value, as far as it is known without running the template. */
enum ValueType {
  TEXT("text"),
  NUMBER("a number"),
  BOOL("a truth value"),
  LIST("a list"),
  MAPPING("a mapping"),
  /** The entries of a mapping: each engine has a type of its own for them. */
  PAIRS("entries of a mapping"),
  UNKNOWN("unknown");

  private final String words;

  ValueType(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** Whether it may turn out to be one of these. */
  boolean mayBe(ValueType... types) {
    return this == UNKNOWN || List.of(types).contains(this);
  }

  ValueType or(ValueType other) {
    return this == other ? this : UNKNOWN;
  }
}
