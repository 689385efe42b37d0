package org.scalablejitsi.tools.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is expected here was printed by Ansible's filter. */
class ToJsonFilterTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '~',
      value = {
        "true → true",
        "7 → 7",
        "123456789012345678901234567890 → 123456789012345678901234567890",
        "[] → []",
        "{} → {}",
        "[1,[],{}] → [1, [], {}]",
        "{\"b\":1,\"a\":[{\"z\":null}]} → {\"b\": 1, \"a\": [{\"z\": null}]}",
        "{\"ﬀ\":1,\"😀\":2} → {\"\\ufb00\": 1, \"\\ud83d\\ude00\": 2}",
        "\"ä\\u2028\\u007f\\u0000\\u001f\\n\\t\\\"\\\\/<!--\""
            + " → \"\\u00e4\\u2028\\u007f\\u0000\\u001f\\n\\t\\\"\\\\/<!--\"",
      })
  void writesOnOneLine(String value, String expected) throws Exception {
    assertThat(render("{{ v | to_json }}", value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "100.0, 100.0",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "1e15, 1000000000000000.0",
    "1e16, 1e+16",
    "1e22, 1e+22",
    "1e23, 1e+23",
    "-1.5e300, -1.5e+300",
    "-0.0, -0.0",
    "0.0, 0.0",
    "123456789012345.6, 123456789012345.6",
    "5.684341886080802e-14, 5.684341886080802e-14",
    "2.2250738585072014e-308, 2.2250738585072014e-308",
    "5e-324, 5e-324",
    "1.7976931348623157e308, 1.7976931348623157e+308"
  })
  void writesFloatsAsPythonDoes(String value, String expected) throws Exception {
    assertThat(render("{{ v | to_json }}", value)).isEqualTo(expected);
  }

  @Test
  void sortsByCodePointAndIndents() throws Exception {
    assertThat(
            render(
                "{{ v | to_json(indent=2, sort_keys=true) }}",
                "{\"😀\":[1,{}],\"ﬀ\":{\"b\":[],\"a\":1.0}}"))
        .isEqualTo(
            """
            {
              "\\ufb00": {
                "a": 1.0,
                "b": []
              },
              "\\ud83d\\ude00": [
                1,
                {}
              ]
            }""");
  }

  @Test
  void keepsUnicodeWhereAskedTo() throws Exception {
    assertThat(render("{{ v | to_json(ensure_ascii=false) }}", "\"ä😀\\u007f\\u2028\""))
        .isEqualTo("\"ä😀\u007f\u2028\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ v | to_json(2) }}",
        "{{ v | to_json(indent='2') }}",
        "{{ v | to_json(indent=-1) }}",
        "{{ v | to_json(sort_keys=1) }}",
        "{{ v | to_json(separators=1) }}"
      })
  void refusesOptionsThatItDoesNotKnow(String template) throws Exception {
    assertThat(render(template, "1"))
        .contains("a.j2:1:1: to_json takes indent (0 to 16), sort_keys and ensure_ascii");
  }

  @Property
  void givesBackEveryNumberInAsFewDigits(@ForAll double value) {
    String text = PythonFloat.text(value);

    assertThat(Double.parseDouble(text)).isEqualTo(value);
    assertThat(digits(text)).hasSizeLessThanOrEqualTo(digits(Double.toString(value)).length());
  }

  private static String digits(String number) {
    return number.replaceAll("[eE].*", "").replaceAll("[-.]", "").replaceAll("^0+|0+$", "");
  }

  private String render(String template, String value) throws Exception {
    return new RoleFolder(folder)
        .render(template, JSON.readValue("{\"v\":" + value + "}", new TypeReference<>() {}));
  }
}
