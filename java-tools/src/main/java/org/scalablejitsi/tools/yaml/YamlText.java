package org.scalablejitsi.tools.yaml;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.limits.Limits;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.representer.Representer;

/** Reads and writes YAML within limits. */
public final class YamlText {

  private static final int MAX_ALIASES = 50;

  private YamlText() {}

  /** Plain maps, lists and scalars. */
  public static @Nullable Object load(String text) {
    return read(() -> yaml().load(text));
  }

  /** All documents of a text, read only to see that it can be read. */
  public static void readAll(String text) {
    read(
        () -> {
          yaml().loadAll(text).forEach(document -> {});
          return null;
        });
  }

  /**
   * The text as a tree that keeps every scalar as it was written: numbers that are names stay
   * names, and what we do not know survives a rewrite.
   */
  public static YamlMap tree(String text) {
    Node root = read(() -> yaml().compose(new StringReader(text)));
    if (root instanceof MappingNode mapping) {
      return new YamlMap(mapping);
    }
    throw new YamlException(1, "expected a mapping");
  }

  static String write(MappingNode root) {
    StringWriter out = new StringWriter();
    yaml().serialize(root, out);
    return out.toString();
  }

  private static Yaml yaml() {
    LoaderOptions loading = new LoaderOptions();
    loading.setAllowDuplicateKeys(false);
    loading.setMaxAliasesForCollections(MAX_ALIASES);
    loading.setCodePointLimit(Limits.FILE_BYTES);
    loading.setNestingDepthLimit(Limits.DEPTH);
    DumperOptions dumping = new DumperOptions();
    dumping.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    dumping.setWidth(1000);
    return new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading);
  }

  /** SnakeYAML lets out whatever reading a number or a time throws: {@code !!int x}. */
  private static <T extends @Nullable Object> T read(Supplier<T> reader) {
    try {
      return reader.get();
    } catch (RuntimeException e) {
      throw notYaml(e);
    }
  }

  private static YamlException notYaml(RuntimeException e) {
    if (e instanceof MarkedYAMLException marked) {
      Mark mark = marked.getProblemMark();
      return new YamlException(mark == null ? 1 : mark.getLine() + 1, "not valid YAML");
    }
    return new YamlException(1, "not valid YAML");
  }
}
