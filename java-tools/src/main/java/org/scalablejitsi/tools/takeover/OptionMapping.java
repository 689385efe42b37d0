package org.scalablejitsi.tools.takeover;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.scalablejitsi.tools.fleet.Variable;

/**
 * Maps a value of the former installation to ours: options and their values, none where ours is the
 * same by itself, and nothing at all where it is lost.
 */
interface OptionMapping extends Function<Object, Optional<Map<String, Object>>> {

  /** Names, addresses and the like: nothing that could be more than a word in a YAML file. */
  Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,252}");

  Pattern DURATION =
      Pattern.compile("([0-9]{1,9})\\h*(ms|millis|milliseconds|s|seconds?|m|minutes?)?");
  Pattern MEMORY = Pattern.compile("([0-9]{1,7})\\h*([kKmMgG])?");

  /** Taken care of, whatever it is. */
  static OptionMapping kept() {
    return value -> Optional.of(Map.of());
  }

  /** The same here, if it is one of these; lost otherwise. */
  static OptionMapping same(String... ours) {
    return value ->
        Stream.of(ours).anyMatch(text(value)::equalsIgnoreCase)
            ? Optional.of(Map.of())
            : Optional.empty();
  }

  static OptionMapping whole(Variable<Number> option) {
    return option(
        option, value -> matched("[0-9]{1,9}", value).map(text -> (Object) Integer.valueOf(text)));
  }

  static OptionMapping decimal(Variable<Number> option) {
    return option(
        option,
        value ->
            matched("[0-9]{1,9}(\\.[0-9]{1,9})?", value)
                .map(text -> (Object) Double.valueOf(text)));
  }

  static OptionMapping truth(Variable<Boolean> option) {
    return option(
        option, value -> matched("(?i)true|false", value).map(text -> (Object) isTrue(text)));
  }

  static OptionMapping untruth(Variable<Boolean> option) {
    return option(
        option, value -> matched("(?i)true|false", value).map(text -> (Object) !isTrue(text)));
  }

  static OptionMapping word(Variable<String> option) {
    return option(option, value -> matched(WORD.pattern(), value).map(text -> (Object) text));
  }

  /** A class without its package, if it is one of these. */
  static OptionMapping classOf(Variable<String> option, List<String> known) {
    return option(
        option,
        value ->
            Optional.of(text(value).substring(text(value).lastIndexOf('.') + 1))
                .filter(known::contains)
                .map(name -> (Object) name));
  }

  /** A list, or words with commas. */
  static OptionMapping words(Variable<List<?>> option) {
    return option(
        option,
        value -> {
          List<String> words =
              value instanceof List<?> list
                  ? list.stream().map(OptionMapping::text).toList()
                  : Stream.of(text(value).split(",", -1)).map(String::strip).toList();
          return words.stream().allMatch(word -> WORD.matcher(word).matches())
              ? Optional.of(words)
              : Optional.empty();
        });
  }

  /** A duration of whole seconds; a number alone is milliseconds. */
  static OptionMapping seconds(Variable<Number> option) {
    return option(
        option,
        value -> {
          Matcher matcher = DURATION.matcher(text(value));
          if (!matcher.matches()) {
            return Optional.empty();
          }
          String unit = matcher.group(2) == null ? "ms" : matcher.group(2);
          long factor = unit.startsWith("s") ? 1000 : unit.matches("m|minutes?") ? 60_000 : 1;
          long millis = Long.parseLong(matcher.group(1)) * factor;
          return millis % 1000 == 0 ? Optional.of(millis / 1000) : Optional.empty();
        });
  }

  /** Java's heap, in MiB here. */
  static OptionMapping megabytes(Variable<Number> option) {
    return option(
        option,
        value -> {
          Matcher matcher = MEMORY.matcher(text(value));
          if (!matcher.matches()) {
            return Optional.empty();
          }
          long number = Long.parseLong(matcher.group(1));
          String unit = Optional.ofNullable(matcher.group(2)).orElse("").toLowerCase(Locale.ROOT);
          return switch (unit) {
            case "g" -> Optional.of(number * 1024);
            case "m" -> Optional.of(number);
            default -> Optional.empty();
          };
        });
  }

  /** Addresses behind which the bridge is, {@code local-address} and {@code public-address}. */
  static OptionMapping mappings(Variable<List<?>> option) {
    return option(
        option,
        value -> {
          List<?> list = value instanceof List<?> some ? some : List.of();
          List<Map<String, Object>> pairs = list.stream().flatMap(OptionMapping::pair).toList();
          return pairs.size() == list.size() ? Optional.of(pairs) : Optional.empty();
        });
  }

  private static Stream<Map<String, Object>> pair(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return Stream.of();
    }
    Optional<String> local = matched(WORD.pattern(), at(map, "local-address"));
    Optional<String> seen = matched(WORD.pattern(), at(map, "public-address"));
    boolean isPlain =
        map.keySet().stream()
            .allMatch(key -> List.of("local-address", "public-address", "name").contains(key));
    if (!isPlain || local.isEmpty() || seen.isEmpty()) {
      return Stream.of();
    }
    Map<String, Object> pair = new LinkedHashMap<>();
    pair.put("local", local.get());
    pair.put("public", seen.get());
    return Stream.of(pair);
  }

  private static Object at(Map<?, ?> map, String key) {
    Object value = map.get(key);
    return value == null ? "" : value;
  }

  private static OptionMapping option(
      Variable<?> option, Function<Object, Optional<? extends Object>> convert) {
    return value -> convert.apply(value).map(converted -> Map.of(option.name(), converted));
  }

  private static Optional<String> matched(String pattern, Object value) {
    return Optional.of(text(value)).filter(text -> text.matches(pattern));
  }

  private static boolean isTrue(String text) {
    return text.equalsIgnoreCase("true");
  }

  private static String text(Object value) {
    return String.valueOf(value).strip();
  }
}
