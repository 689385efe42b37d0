package org.scalablejitsi.tools.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockTrimmerTest {

  @Test
  void movesTheLineEndBehindABlockIntoAComment() {
    assertThat(BlockTrimmer.trim("t.j2", "a\n{% if x %}\nb\n{% endif %}\n\nc\n"))
        .isEqualTo("a\n{% if x %}{#\n#}b\n{% endif %}{#\n#}\nc\n");
  }

  @Test
  void movesTheLineEndBehindAComment() {
    assertThat(BlockTrimmer.trim("t.j2", "{# {% x %}\n y #}\nb"))
        .isEqualTo("{# {% x %}\n y #}{#\n#}b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ a }}\nb\n",
        "{{ '%}' }}\n",
        "{{ \"{% x %}\n\" }}\n",
        "{% if x -%}\nb",
        "{% if x %} \nb",
        "{% if 'a%}\nb' %}c",
        "a { b } {\n",
        "{% unclosed \n",
        "{# unclosed \n",
        "{"
      })
  void leavesAllOtherLineEnds(String source) {
    assertThat(BlockTrimmer.trim("t.j2", source)).isEqualTo(source);
  }

  @Test
  void leavesWhatIsRaw(@TempDir Path folder) throws TemplateException {
    Engine engine = new Engine(new TemplateFolder(folder));
    String source = "{% raw %}\n{% if x %}\n{{ y }}\n{% endraw %}\nz\n";

    assertThat(engine.render(engine.parse("t.j2", source), Map.of()))
        .isEqualTo("\n{% if x %}\n{{ y }}\nz\n");
  }
}
