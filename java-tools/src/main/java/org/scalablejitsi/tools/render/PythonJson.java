package org.scalablejitsi.tools.render;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON as Python's json.dumps does, to the byte. */
final class PythonJson {

  static final int ONE_LINE = -1;

  /** Python sorts by code point, Java by UTF-16 unit. */
  private static final Comparator<String> BY_CODE_POINT =
      (one, other) -> Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());

  private static final JsonMapper UNICODE = mapper(new JsonFactoryBuilder());
  private static final JsonMapper ASCII =
      mapper(
          new JsonFactoryBuilder()
              .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
              .characterEscapes(new DeleteEscaped()));

  private final ObjectWriter writer;
  private final boolean sortKeys;

  PythonJson(int indent, boolean sortKeys, boolean ensureAscii) {
    this.sortKeys = sortKeys;
    writer =
        (ensureAscii ? ASCII : UNICODE).writer(indent == ONE_LINE ? oneLine() : indented(indent));
  }

  String text(@Nullable Object value) {
    try {
      return writer.writeValueAsString(sortKeys ? sorted(value) : value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a value that is neither text, number, list nor map", e);
    }
  }

  private static @Nullable Object sorted(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> sorted = new LinkedHashMap<>();
      map.keySet().stream()
          .map(String::valueOf)
          .sorted(BY_CODE_POINT)
          .forEach(key -> sorted.put(key, sorted(map.get(key))));
      return sorted;
    }
    return value instanceof List<?> list ? list.stream().map(PythonJson::sorted).toList() : value;
  }

  private static JsonMapper mapper(JsonFactoryBuilder factory) {
    return JsonMapper.builder(factory.disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE).build())
        .addModule(new SimpleModule().addSerializer(Double.class, new FloatSerializer()))
        .build();
  }

  private static PrettyPrinter oneLine() {
    Separators separators =
        separators()
            .withObjectEntrySpacing(Separators.Spacing.AFTER)
            .withArrayValueSpacing(Separators.Spacing.AFTER);
    return printer(separators, DefaultPrettyPrinter.NopIndenter.instance);
  }

  private static PrettyPrinter indented(int columns) {
    return printer(separators(), new DefaultIndenter(" ".repeat(columns), "\n"));
  }

  private static Separators separators() {
    return Separators.createDefaultInstance()
        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
        .withObjectEntrySpacing(Separators.Spacing.NONE)
        .withArrayValueSpacing(Separators.Spacing.NONE)
        .withObjectEmptySeparator("")
        .withArrayEmptySeparator("");
  }

  private static PrettyPrinter printer(
      Separators separators, DefaultPrettyPrinter.Indenter indenter) {
    return new DefaultPrettyPrinter(separators)
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }

  /** Python takes DEL for no ASCII character. */
  private static final class DeleteEscaped extends CharacterEscapes {

    private static final long serialVersionUID = 1L;
    private static final char DELETE = 0x7f;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes[DELETE] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return null;
    }
  }

  private static final class FloatSerializer extends StdSerializer<Double> {

    private static final long serialVersionUID = 1L;

    FloatSerializer() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeNumber(PythonFloat.text(value));
    }
  }
}
