package org.scalablejitsi.tools.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping with its places and with every scalar as it was written. */
public final class YamlMap {

  private static final Pattern NEEDS_ESCAPES = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

  private final MappingNode node;
  private final Map<String, Node> values = new LinkedHashMap<>();

  YamlMap(MappingNode node) {
    this.node = node;
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new YamlException(line(tuple.getKeyNode()), "a key is not a plain name");
      }
      if (values.put(key.getValue(), tuple.getValueNode()) != null) {
        throw new YamlException(line(key), "a key stands there twice");
      }
    }
  }

  public static YamlMap empty() {
    return new YamlMap(new MappingNode(Tag.MAP, new ArrayList<>(), FlowStyle.BLOCK));
  }

  public List<String> keys() {
    return List.copyOf(values.keySet());
  }

  public int line() {
    return line(node);
  }

  /** The line a key's value stands on; the mapping's own line for a key that is not there. */
  public int line(String key) {
    Node value = values.get(key);
    return value == null ? line() : line(value);
  }

  public Optional<String> scalar(String key) {
    Node value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return Optional.of(scalar.getValue());
    }
    throw new YamlException(line(value), "'" + key + "' is not a plain value");
  }

  /**
   * The value under a key, where both are text. Unquoted {@code on}, {@code 1e3} or {@code
   * 2024-01-01} is none: Ansible, which reads the same files, makes something else of it.
   */
  public Optional<String> word(String key) {
    for (NodeTuple tuple : node.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
        refuseOtherThanText(name);
        refuseOtherThanText(tuple.getValueNode());
      }
    }
    return scalar(key);
  }

  private static void refuseOtherThanText(Node node) {
    if (node instanceof ScalarNode scalar
        && !scalar.getTag().equals(Tag.STR)
        && !scalar.getTag().equals(Tag.NULL)) {
      throw new YamlException(
          line(node), "YAML does not read '" + scalar.getValue() + "' as a word without quotes");
    }
  }

  public Optional<YamlMap> map(String key) {
    Node value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof MappingNode mapping) {
      return Optional.of(new YamlMap(mapping));
    }
    throw new YamlException(line(value), "'" + key + "' is not a mapping");
  }

  /** Appends a mapping under a new key and returns it. */
  public YamlMap addMap(String key) {
    MappingNode child = new MappingNode(Tag.MAP, new ArrayList<>(), FlowStyle.BLOCK);
    add(key, child);
    return new YamlMap(child);
  }

  /** Appends a value that every YAML reader takes for text. */
  public YamlMap addText(String key, String value) {
    add(key, new ScalarNode(Tag.STR, value, null, null, ScalarStyle.DOUBLE_QUOTED));
    return this;
  }

  /** Appends a value quoted only where YAML would take it for something else than text. */
  public YamlMap addPlain(String key, String value) {
    add(key, plainText(value));
    return this;
  }

  /** Appends a whole number. */
  public YamlMap addNumber(String key, int value) {
    add(key, new ScalarNode(Tag.INT, Integer.toString(value), null, null, ScalarStyle.PLAIN));
    return this;
  }

  /** Appends a point in time, in ISO 8601. */
  public YamlMap addTime(String key, String value) {
    add(key, new ScalarNode(Tag.TIMESTAMP, value, null, null, ScalarStyle.PLAIN));
    return this;
  }

  /** Whether every YAML reader takes the value under a key for text. */
  public boolean isText(String key) {
    Node value = values.get(key);
    return value != null && value.getTag().equals(Tag.STR);
  }

  /** Whether the value was marked as something else than YAML's own types, {@code !vault} say. */
  public boolean isTagged(String key, String tag) {
    Node value = values.get(key);
    return value != null && value.getTag().equals(new Tag(tag));
  }

  /** Removes a key with all that is in it, if it is there. */
  public void remove(String key) {
    if (values.remove(key) != null) {
      node.getValue()
          .removeIf(
              tuple -> tuple.getKeyNode() instanceof ScalarNode k && k.getValue().equals(key));
    }
  }

  /** Takes a key away with its value as it was written, and appends both to another mapping. */
  public void move(String key, YamlMap to) {
    Node value = values.get(key);
    if (value != null) {
      remove(key);
      to.add(key, value);
    }
  }

  public String text() {
    return YamlText.write(node);
  }

  private void add(String key, Node value) {
    node.getValue().add(new NodeTuple(plainText(key), value));
    node.setFlowStyle(FlowStyle.BLOCK);
    values.put(key, value);
  }

  /** The writer quotes what is not text when plain, but loses line ends without escapes. */
  private static ScalarNode plainText(String text) {
    ScalarStyle style =
        NEEDS_ESCAPES.matcher(text).find() ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN;
    return new ScalarNode(Tag.STR, text, null, null, style);
  }

  private static int line(Node node) {
    return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
  }
}
