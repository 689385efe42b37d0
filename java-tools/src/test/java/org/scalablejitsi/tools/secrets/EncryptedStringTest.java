package org.scalablejitsi.tools.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scalablejitsi.tools.vault.AnsibleVaultProgram;
import org.scalablejitsi.tools.vault.VaultPassword;
import org.scalablejitsi.tools.yaml.YamlText;

/** Values that the real `ansible-vault encrypt_string` encrypted, each for itself. */
@Tag(AnsibleVaultProgram.TAG)
final class EncryptedStringTest {

  @TempDir Path folder;

  static Stream<Arguments> values() {
    return Stream.of("default", "prod")
        .flatMap(
            id ->
                Stream.of("OwnValue.1234", "x".repeat(10_000), "Grüße 東京\nlines\n \"': #", " ")
                    .map(value -> Arguments.of(id, value)));
  }

  @ParameterizedTest
  @MethodSource("values")
  void open(String id, String value) throws Exception {
    VaultPassword password = new VaultPassword(id, "Prüf-密码".getBytes(StandardCharsets.UTF_8));
    List<String> arguments = new ArrayList<>(List.of("encrypt_string", "--stdin-name", "value"));
    arguments.addAll(AnsibleVaultProgram.id(folder, password));

    String yaml = AnsibleVaultProgram.run(folder, value, arguments);

    assertThat(yaml).startsWith("value: !vault |");
    assertThat(new InlineVault(List.of(password)).text(YamlText.tree(yaml), "value"))
        .isEqualTo(value);
  }
}
