package org.scalablejitsi.tools.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.limits.Limits;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;
import org.scalablejitsi.tools.storage.ControllerFiles;
import org.scalablejitsi.tools.vault.VaultPassword;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Where the vault passwords are, in the options that Ansible has for it. Never a password itself.
 */
final class VaultOptions {

  private static final String STANDARD_INPUT = "-";
  private static final String ENCRYPTED = "$ANSIBLE_VAULT";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--vault-password-file",
      paramLabel = "FILE",
      description = {
        "A file that holds the vault password, or - to read it from standard input.",
        "White space around the password does not count. May be given several times."
      })
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--vault-id",
      paramLabel = "LABEL@FILE",
      description = "The same for the password of this vault id. May be given several times.")
  private List<String> ids = new ArrayList<>();

  /**
   * The passwords in the order to try them.
   *
   * @param in standard input, which the command needs for nothing else
   */
  List<VaultPassword> passwords(InputStream in) {
    return passwords(path -> path.equals(STANDARD_INPUT) ? standardInput(in) : file(path));
  }

  /** The passwords in the order to try them, for a command that needs standard input itself. */
  List<VaultPassword> passwordsFromFiles() {
    return passwords(
        path -> {
          if (path.equals(STANDARD_INPUT)) {
            throw usage("standard input is read for something else: the password needs a file");
          }
          return file(path);
        });
  }

  /** The passwords for a command that may read its request from standard input. */
  List<VaultPassword> passwords(RequestSource request, InputStream in) {
    return request.isStandardInput() ? passwordsFromFiles() : passwords(in);
  }

  /** Gives the bytes of what an option names. */
  private interface Reader {
    byte[] read(String path);
  }

  private List<VaultPassword> passwords(Reader reader) {
    List<VaultPassword> passwords = new ArrayList<>();
    for (String file : files) {
      passwords.add(password(VaultPassword.DEFAULT_ID, file, reader));
    }
    for (String id : ids) {
      int at = id.indexOf('@');
      if (at < 1 || at == id.length() - 1) {
        throw usage("--vault-id is not LABEL@FILE");
      }
      passwords.add(password(id.substring(0, at), id.substring(at + 1), reader));
    }
    return passwords;
  }

  private static VaultPassword password(String id, String path, Reader reader) {
    byte[] password = stripped(reader.read(path));
    String shown = path.equals(STANDARD_INPUT) ? "standard input" : path;
    if (password.length == 0) {
      throw problem("the vault password in " + shown + " is empty", "put the password there");
    }
    if (new String(password, StandardCharsets.ISO_8859_1).startsWith(ENCRYPTED)) {
      throw problem(
          "the vault password in " + shown + " is itself encrypted", "give it in plain text");
    }
    return new VaultPassword(id, password);
  }

  private static byte[] file(String path) {
    Path file = ControllerFiles.path(path);
    if (Files.isRegularFile(file) && Files.isExecutable(file)) {
      throw problem(
          "the vault password file " + path + " is an executable program, which is not run",
          "take its execute permission if it holds the password itself, or send the program's"
              + " output to standard input and give the file as -");
    }
    return ControllerFiles.optionalBytes(file)
        .orElseThrow(
            () -> problem("the vault password file " + path + " does not exist", "fix the path"));
  }

  private static byte[] standardInput(InputStream in) {
    try {
      return in.readNBytes(Limits.FILE_BYTES);
    } catch (IOException e) {
      throw problem("the vault password cannot be read from standard input", "give it in a file");
    }
  }

  /** Without the ASCII white space at both ends, as Ansible reads it. */
  private static byte[] stripped(byte[] bytes) {
    int start = 0;
    int end = bytes.length;
    while (start < end && isSpace(bytes[start])) {
      start++;
    }
    while (end > start && isSpace(bytes[end - 1])) {
      end--;
    }
    return Arrays.copyOfRange(bytes, start, end);
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }

  private ParameterException usage(String message) {
    if (command == null) {
      throw new IllegalStateException("picocli sets the command");
    }
    return new ParameterException(command.commandLine(), message);
  }

  private static ProblemException problem(String what, String remedy) {
    return new ProblemException(Problem.input(what, remedy));
  }
}
