package org.scalablejitsi.tools.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exchanges files with the real {@code ansible-vault}, many in one process: its start is slow. */
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
        Opened result = Vault.open(encrypted, List.copyOf(PASSWORDS.values()));
        assertThat(result).isInstanceOf(Opened.Text.class);
        assertThat(((Opened.Text) result).text().equals(file.getValue()))
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
    Path file = Files.createTempFile(folder, "password", "");
    Files.write(file, password.bytes());
    return List.of("--vault-id", password.id() + "@" + file);
  }

  private void ansibleVault(String command, List<String> options, Iterable<Path> files)
      throws Exception {
    List<String> line = new ArrayList<>(List.of(program().toString(), command));
    line.addAll(options);
    files.forEach(file -> line.add(file.toString()));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("HOME", folder.toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("ANSIBLE_"));
    builder.directory(folder.toFile());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  /** The pinned one of the checkout. Without it there is nothing to compare with: fail. */
  private static Path program() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("ansible.cfg"))) {
      root = Objects.requireNonNull(root.getParent(), "not within the checkout");
    }
    Path program = root.resolve(".venv/bin/ansible-vault");
    assertThat(program).as("make it with .ci/setup").isExecutable();
    return program;
  }

  private static VaultPassword password(String id, String password) {
    return VaultFixture.password(id, password);
  }
}
