package org.scalablejitsi.tools.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where a text begins to use JavaScript that browsers read and our library does not. Of such
 * a text no more is known than whether its quotes and brackets are closed.
 */
final class NewerJavaScript {

  /** Where it begins, and with what. */
  record Start(int line, String what) {}

  private static final Set<String> WORDS =
      Set.of("async", "await", "class", "export", "import", "super");

  /** Behind these a slash begins a regular expression, and does not divide. */
  private static final Set<String> BEFORE_A_VALUE =
      Set.of(
          "await",
          "case",
          "delete",
          "do",
          "else",
          "in",
          "instanceof",
          "new",
          "of",
          "return",
          "throw",
          "typeof",
          "void",
          "yield");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}_$]+");
  private static final Pattern SPREAD = Pattern.compile("\\.\\.\\.");
  private static final Pattern PRIVATE = Pattern.compile("#[\\p{L}_$]");
  private static final Pattern TARGET = Pattern.compile("new\\s*\\.\\s*target\\b");
  private static final Pattern PATTERN_IN_LOOP =
      Pattern.compile("for\\s*\\(\\s*(?:const|let|var)\\s*[\\[{]");
  private static final Pattern FLAGS = Pattern.compile("[a-z]*[dv][a-z]*");

  private final String source;
  private final Deque<Character> open = new ArrayDeque<>();
  private Optional<Start> start = Optional.empty();
  private int at;
  private int line = 1;

  /** The last word or sign, which says what a slash means. */
  private String before = "";

  private NewerJavaScript(String source) {
    this.source = source;
  }

  /** Nothing for a text that has none of it, or whose quotes and brackets are not in order. */
  static Optional<Start> in(String source) {
    NewerJavaScript text = new NewerJavaScript(source);
    return text.isClosed() ? text.start : Optional.empty();
  }

  private boolean isClosed() {
    while (at < source.length()) {
      if (!takeOne(source.charAt(at))) {
        return false;
      }
    }
    return open.isEmpty();
  }

  /** False where something is not closed. */
  private boolean takeOne(char c) {
    if (Character.isWhitespace(c)) {
      return moveTo(at + 1);
    } else if (source.startsWith("//", at)) {
      int end = source.indexOf('\n', at);
      return moveTo(end < 0 ? source.length() : end);
    } else if (source.startsWith("/*", at)) {
      int end = source.indexOf("*/", at + 2);
      return end >= 0 && moveTo(end + 2);
    } else if (c == '\'' || c == '"') {
      return value(endOfQuoted(c));
    } else if (c == '`') {
      return template();
    } else if (c == '/' && isBeforeAValue()) {
      return expression();
    }
    Matcher word = matcher(WORD);
    return word.lookingAt() ? word(word.group()) : sign(c);
  }

  private boolean moveTo(int end) {
    line += (int) source.substring(at, end).chars().filter(c -> c == '\n').count();
    at = end;
    return true;
  }

  private boolean value(int end) {
    before = "value";
    return end >= 0 && moveTo(end);
  }

  private boolean isBeforeAValue() {
    return before.isEmpty()
        || BEFORE_A_VALUE.contains(before)
        || (!WORD.matcher(before).matches() && !")]}".contains(before));
  }

  private int endOfQuoted(char quote) {
    for (int i = at + 1; i < source.length() && source.charAt(i) != '\n'; i++) {
      if (source.charAt(i) == '\\') {
        i++;
      } else if (source.charAt(i) == quote) {
        return i + 1;
      }
    }
    return -1;
  }

  /** Up to its end, or to a value in it, which is read like all the rest. */
  private boolean template() {
    for (int i = at + 1; i < source.length(); i++) {
      if (source.charAt(i) == '\\') {
        i++;
      } else if (source.charAt(i) == '`') {
        return value(i + 1);
      } else if (source.startsWith("${", i)) {
        open.push('`');
        before = "";
        return moveTo(i + 2);
      }
    }
    return false;
  }

  private boolean expression() {
    boolean inSet = false;
    for (int i = at + 1; i < source.length() && source.charAt(i) != '\n'; i++) {
      char c = source.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[' || c == ']') {
        inSet = c == '[';
      } else if (c == '/' && !inSet) {
        Matcher flags = FLAGS.matcher(source).region(i + 1, source.length());
        if (flags.lookingAt()) {
          note("a flag of a regular expression");
        }
        return value(i + 1);
      }
    }
    return false;
  }

  private boolean word(String word) {
    boolean isName = before.equals(".") || source.startsWith(":", at + word.length());
    if (!isName && WORDS.contains(word)) {
      note("`" + word + "`");
    } else if (matcher(TARGET).lookingAt()) {
      note("`new.target`");
    } else if (matcher(PATTERN_IN_LOOP).lookingAt()) {
      note("a pattern in the head of a loop");
    }
    before = isName ? "name" : word;
    return moveTo(at + word.length());
  }

  private boolean sign(char c) {
    if (matcher(SPREAD).lookingAt()) {
      note("`...`");
      before = ",";
      return moveTo(at + 3);
    } else if (matcher(PRIVATE).lookingAt()) {
      note("a private name");
    } else if ("([{".indexOf(c) >= 0) {
      open.push(")]}".charAt("([{".indexOf(c)));
    } else if (")]}".indexOf(c) >= 0) {
      if (c == '}' && !open.isEmpty() && open.element() == '`') {
        open.pop();
        return template();
      }
      if (open.isEmpty() || open.pop() != c) {
        return false;
      }
    }
    before = String.valueOf(c);
    return moveTo(at + 1);
  }

  private void note(String what) {
    if (start.isEmpty()) {
      start = Optional.of(new Start(line, what));
    }
  }

  private Matcher matcher(Pattern pattern) {
    return pattern.matcher(source).region(at, source.length());
  }
}
