package org.scalablejitsi.tools.format;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.scalablejitsi.tools.limits.Guard;
import org.scalablejitsi.tools.limits.Limits;

/** The keys of a HOCON text, as far as they can be known without the host's environment. */
public record HoconTree(ConfigObject root) {

  /** What the library calls the text in its messages. */
  static final String ORIGIN = "text";

  public static final HoconTree NONE = new HoconTree(ConfigFactory.empty().root());

  /** As a reader finds keys. */
  public static final Comparator<Map.Entry<String, ConfigValue>> IN_ORDER =
      Comparator.comparing((Map.Entry<String, ConfigValue> entry) -> line(entry.getValue()))
          .thenComparing(Map.Entry::getKey);

  /** The keys of a file; none when it is not HOCON. */
  public static HoconTree of(HostFile.Text file) {
    return read(file).orElse(NONE);
  }

  /** The keys of a file; nothing when it is not HOCON, or none that can be read. */
  public static Optional<HoconTree> read(HostFile.Text file) {
    if (file.format() != Format.HOCON) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(file.text()));
    } catch (ConfigException e) {
      return Optional.empty();
    }
  }

  /** Parses a text, or throws what the library throws. */
  public static HoconTree parse(String text) {
    ConfigParseOptions options =
        ConfigParseOptions.defaults().setOriginDescription(ORIGIN).setIncluder(new NoIncludes());
    // The environment that fills ${NAME} is the host's.
    ConfigResolveOptions resolving = ConfigResolveOptions.noSystem().setAllowUnresolved(true);
    HoconTree tree =
        Guard.during(
            () -> parsed(text, options, resolving),
            reason -> {
              throw new ConfigException.Generic(reason);
            });
    refuseBeyondLimits(tree.root(), 0, new AtomicInteger());
    return tree;
  }

  private static HoconTree parsed(
      String text, ConfigParseOptions options, ConfigResolveOptions resolving) {
    try {
      return new HoconTree(ConfigFactory.parseString(text, options).resolve(resolving).root());
    } catch (ConfigException e) {
      throw e;
    } catch (RuntimeException e) {
      // Texts that double each other many times end in whatever Java runs into first.
      throw new ConfigException.Generic("its reader fails with " + e.getClass().getSimpleName(), e);
    }
  }

  /** Values that others are made of are there once, however often they are referred to. */
  private static void refuseBeyondLimits(ConfigValue value, int depth, AtomicInteger seen) {
    if (depth > Limits.DEPTH || seen.incrementAndGet() > Limits.VALUES) {
      throw new ConfigException.Generic(
          "it has more than "
              + Limits.VALUES
              + " values, or some nested more than "
              + Limits.DEPTH
              + " deep");
    }
    Collection<ConfigValue> below =
        value instanceof ConfigList list ? list : children(value).values();
    below.forEach(child -> refuseBeyondLimits(child, depth + 1, seen));
  }

  /** The value at a path of plain keys. */
  public Optional<ConfigValue> find(String path) {
    Optional<ConfigValue> found = Optional.of(root);
    for (String key : path.split("\\.", -1)) {
      found = found.map(value -> children(value).get(key));
    }
    return found;
  }

  /** What stands at a path of plain keys; nothing where the host's environment decides. */
  public Optional<String> text(String path) {
    try {
      return find(path).map(ConfigValue::unwrapped).map(String::valueOf);
    } catch (ConfigException.NotResolved e) {
      return Optional.empty();
    }
  }

  /** What an object holds, in no order; nothing when it is no object. */
  public static Map<String, ConfigValue> children(ConfigValue value) {
    if (!(value instanceof ConfigObject object)) {
      return Map.of();
    }
    try {
      return object.isEmpty() ? Map.of() : object;
    } catch (ConfigException.NotResolved e) {
      // Whether it has any depends on the host's environment.
      return Map.of();
    }
  }

  public static int line(ConfigValue value) {
    return value.origin().lineNumber();
  }
}
