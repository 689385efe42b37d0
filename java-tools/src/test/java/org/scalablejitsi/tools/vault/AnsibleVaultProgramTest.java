package org.scalablejitsi.tools.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exchanges files with the real {@code ansible-vault}, many in one process: its start is slow. */
@Tag(AnsibleVaultProgram.TAG)
final class AnsibleVaultProgramTest {

  private static final int[] SIZES = {0, 1, 15, 16, 17, 255, 4096, 65_536, 1_000_000};

  /** Each with the vault id it is given to Ansible under; the default id makes format 1.1. */
  private static final Map<String, VaultPassword> PASSWORDS =
      Map.of(
          "plain", password("default", "correct horse battery"),
          "foreign", password("default", "Прüf-密码-🎥"),
          "label", password("prod", "labelled"),
          "foreign-label", password("größe", "пароль"));

  @TempDir Path folder;

  @Test
  void opensWhatWeEncrypt() throws Exception {
    Map<Path, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, VaultPassword> entry : PASSWORDS.entrySet()) {
      for (String text : texts()) {
        Path file = folder.resolve(entry.getKey() + "-" + texts.size());
        texts.put(file, text);
        Files.writeString(
            file, Vault.with(entry.getValue()).encrypt(text, new Random(texts.size())));
      }
    }

    ansibleVault("decrypt", allIds(), texts.keySet());

    for (Map.Entry<Path, String> entry : texts.entrySet()) {
      assertThat(Files.readString(entry.getKey()).equals(entry.getValue()))
          .as("%s holds the text again", entry.getKey())
          .isTrue();
    }
    assertThat(texts).hasSize(PASSWORDS.size() * (SIZES.length + 1));
    System.out.println("ansible-vault opened all of our " + texts.size() + " files");
  }

  @Test
  void weOpenWhatItEncrypts() throws Exception {
    int opened = 0;
    for (Map.Entry<String, VaultPassword> entry : PASSWORDS.entrySet()) {
      VaultPassword password = entry.getValue();
      Map<Path, String> texts = new LinkedHashMap<>();
      for (String text : texts()) {
        Path file = folder.resolve(entry.getKey() + "-" + texts.size());
        texts.put(file, text);
        Files.writeString(file, text);
      }

      ansibleVault("encrypt", id(password), texts.keySet());

      for (Map.Entry<Path, String> file : texts.entrySet()) {
        String encrypted = Files.readString(file.getKey());
        assertThat(encrypted.lines().findFirst()).contains(theirHeader(password.id()));
        DecryptResult result = Vault.open(encrypted, List.copyOf(PASSWORDS.values()));
        assertThat(result).isInstanceOf(DecryptResult.Text.class);
        assertThat(((DecryptResult.Text) result).text().equals(file.getValue()))
            .as("%s holds the text again", file.getKey())
            .isTrue();
        opened++;
      }
    }
    assertThat(opened).isEqualTo(PASSWORDS.size() * (SIZES.length + 1));
    System.out.println("we opened all " + opened + " files of ansible-vault");
  }

  private static String theirHeader(String id) {
    return id.equals("default") ? "$ANSIBLE_VAULT;1.1;AES256" : "$ANSIBLE_VAULT;1.2;AES256;" + id;
  }

  private static List<String> texts() {
    List<String> texts = new ArrayList<>(List.of("Grüße aus 東京 🎥\r\n\u0000\u2028end\n"));
    Random random = new Random(1);
    for (int size : SIZES) {
      StringBuilder text = new StringBuilder(size);
      random.ints(size, ' ', 0x7F).forEach(character -> text.append((char) character));
      texts.add(text.toString());
    }
    return texts;
  }

  private List<String> allIds() throws IOException {
    List<String> arguments = new ArrayList<>();
    for (VaultPassword password : PASSWORDS.values()) {
      arguments.addAll(id(password));
    }
    return arguments;
  }

  private List<String> id(VaultPassword password) throws IOException {
    return AnsibleVaultProgram.id(folder, password);
  }

  private void ansibleVault(String command, List<String> options, Iterable<Path> files)
      throws Exception {
    List<String> line = new ArrayList<>(List.of(command));
    line.addAll(options);
    files.forEach(file -> line.add(file.toString()));
    AnsibleVaultProgram.run(folder, "", line);
  }

  private static VaultPassword password(String id, String password) {
    return VaultFixture.password(id, password);
  }
}
