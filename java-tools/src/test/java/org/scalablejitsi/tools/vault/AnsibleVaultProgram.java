package org.scalablejitsi.tools.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Runs the real ansible-vault, from the checkout's {@code .venv}. */
public final class AnsibleVaultProgram {

  /** Of each test that runs it: {@code mvn package} leaves those out, {@code make package} not. */
  public static final String TAG = "ansible";

  private AnsibleVaultProgram() {}

  /** The option that gives a password, which lies in a file of its own in the folder. */
  public static List<String> id(Path folder, VaultPassword password) throws IOException {
    Path file = Files.createTempFile(folder, "password", "");
    Files.write(file, password.bytes());
    return List.of("--vault-id", password.id() + "@" + file);
  }

  /** Runs it and returns its standard output. */
  public static String run(Path folder, String in, List<String> arguments) throws Exception {
    List<String> line = new ArrayList<>(List.of(program().toString()));
    line.addAll(arguments);
    Path errors = Files.createTempFile(folder, "errors", "");
    Path input = Files.writeString(Files.createTempFile(folder, "input", ""), in);
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectInput(input.toFile()).redirectError(errors.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("HOME", folder.toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("ANSIBLE_"));
    builder.directory(folder.toFile());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output + Files.readString(errors)).isZero();
    return output;
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
}
