package org.scalablejitsi.tools.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalablejitsi.tools.cli.Main;

/** Runs the real launcher with Javas that only tell how they were called. */
class LauncherTest {

  private static final String REMEDY =
      "; install Java 17 or newer (Debian: apt install default-jre-headless)"
          + " or point JAVA_HOME at one\n";

  @TempDir Path folder;
  private Path launcher = Path.of(".");

  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void install() throws IOException {
    launcher = Files.copy(Path.of("src/main/launcher/jitsi-tools"), folder.resolve("jitsi-tools"));
    Files.writeString(folder.resolve("jitsi-tools.jar"), "jar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "17.0.15", "21.0.1", "25-ea"})
  void startsAJavaThatIsNewEnough(String version) throws Exception {
    Ended ended = run(javaWithRelease(version));

    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains("-Xshare:auto")
        .endsWith(" -jar " + folder.toRealPath() + "/jitsi-tools.jar plan --x y\n");
    assertThat(ended.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_402", "11.0.22", "16"})
  void refusesAnOlderJava(String version) throws Exception {
    Path java = javaWithRelease(version);

    assertThat(run(java))
        .isEqualTo(
            new Ended(
                3,
                "",
                "error: " + java + "/bin/java is Java " + version + ", older than 17" + REMEDY));
  }

  @ParameterizedTest
  @CsvSource({"openjdk, 17.0.15", "java, 21"})
  void asksAJavaWithoutAReleaseFile(String name, String version) throws Exception {
    Path java = java("echo '" + name + " version \"" + version + "\" 2025-04-15' >&2");

    assertThat(run(java).code()).isZero();
  }

  @Test
  void refusesAJavaThatDoesNotTellItsVersion() throws Exception {
    Path java = java("exit 1");

    assertThat(run(java))
        .isEqualTo(
            new Ended(3, "", "error: " + java + "/bin/java does not tell its version" + REMEDY));
  }

  @Test
  void refusesAJavaHomeWithoutJava() throws Exception {
    assertThat(run(Path.of("/nowhere")))
        .isEqualTo(
            new Ended(
                3, "", "error: JAVA_HOME is /nowhere, but there is no bin/java in it" + REMEDY));
  }

  @Test
  void refusesToGoOnWithoutAnyJava() throws Exception {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    for (String tool : List.of("readlink", "dirname", "sed")) {
      program(tools.resolve(tool), "exec /usr/bin/" + tool + " \"$@\"");
    }

    assertThat(run(Map.of("PATH", tools.toString()), launcher))
        .isEqualTo(new Ended(3, "", "error: no java on PATH and JAVA_HOME is not set" + REMEDY));
  }

  @Test
  void takesANewerJavaThatIsInstalledBesideAnOldOne() throws Exception {
    Map<String, String> environment = oldJavaOnPath();
    javaIn("jvms/java-8", "1.8.0_402");
    javaIn("jvms/java-21", "21.0.1");

    Ended ended = run(environment, launcher);

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).startsWith(folder.resolve("jvms/java-21/bin/java") + " ");
  }

  @Test
  void refusesAnOldJavaWithNoneButOldOnesBeside() throws Exception {
    Map<String, String> environment = oldJavaOnPath();
    javaIn("jvms/java-8", "1.8.0_402");

    assertThat(run(environment, launcher))
        .isEqualTo(
            new Ended(
                3,
                "",
                "error: "
                    + folder.resolve("old/bin/java")
                    + " is Java 11.0.22, older than 17"
                    + REMEDY));
  }

  @Test
  void looksForNoOtherThanTheOneInJavaHome() throws Exception {
    oldJavaOnPath();
    javaIn("jvms/java-21", "21.0.1");

    assertThat(run(javaWithRelease("11")).err()).contains("is Java 11, older than 17");
  }

  @Test
  void saysWhenTheJarIsMissing() throws Exception {
    Files.delete(folder.resolve("jitsi-tools.jar"));

    Ended ended = run(javaWithRelease("17"));

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .startsWith("error: " + folder.toRealPath() + "/jitsi-tools.jar is missing")
        .contains("; install the collection from its release, or build it with mvn package");
  }

  @Test
  void findsTheJarBesideItselfWhenCalledThroughALink() throws Exception {
    Path link = Files.createDirectories(folder.resolve("bin")).resolve("tools");
    Files.createSymbolicLink(link, launcher);

    Ended ended = run(Map.of("JAVA_HOME", javaWithRelease("17").toString()), link);

    assertThat(ended.out()).contains(" -jar " + folder.toRealPath() + "/jitsi-tools.jar ");
  }

  @Test
  void takesFileNamesForUtf8InEveryLocale() throws Exception {
    Path java = java("echo $LC_ALL");
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"17\"\n");

    Ended ended = run(Map.of("JAVA_HOME", java.toString(), "LC_ALL", "C"), launcher);

    assertThat(ended.out()).isEqualTo("C.UTF-8\n");
  }

  @Test
  void keepsTheClassesOfAPlanForTheNextRun() throws Exception {
    Path java = javaThatArchives(0);

    assertThat(runWithCache(java, "--version").out()).doesNotContain("-XX:DumpLoadedClassList");
    assertThat(runWithCache(java, "plan").out()).contains("-XX:DumpLoadedClassList=");
    awaitArchive();
    assertThat(mode(cache())).isEqualTo("rwx------");
    for (String command : List.of("plan", "--version")) {
      assertThat(runWithCache(java, command).out())
          .startsWith("-XX:SharedArchiveFile=" + archives().get(0) + " ");
    }
  }

  @Test
  void makesTheArchiveAnewForAnotherJar() throws Exception {
    Path java = javaThatArchives(0);
    runWithCache(java, "plan");
    Path former = awaitArchive();
    Files.writeString(folder.resolve("jitsi-tools.jar"), "another jar");

    assertThat(runWithCache(java, "plan").out()).contains("-XX:DumpLoadedClassList=");
    for (int i = 0; i < 500 && Files.exists(former); i++) {
      Thread.sleep(10);
    }
    assertThat(former).doesNotExist();
    assertThat(awaitArchive()).isNotEqualTo(former);
  }

  @Test
  void keepsNothingOfARunThatFailed() throws Exception {
    Ended ended = runWithCache(javaThatArchives(3), "plan");

    assertThat(ended.code()).isEqualTo(3);
    assertThat(archives()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwx---", "rwx----w-"})
  void usesNoFolderThatOthersCanWrite(String mode) throws Exception {
    Path java = javaThatArchives(0);
    runWithCache(java, "plan");
    awaitArchive();
    Files.setPosixFilePermissions(cache(), PosixFilePermissions.fromString(mode));

    assertThat(runWithCache(java, "plan").out())
        .doesNotContain("SharedArchiveFile", "DumpLoadedClassList");
  }

  @Test
  void usesNoArchiveThatOthersCanWrite() throws Exception {
    Path java = javaThatArchives(0);
    runWithCache(java, "plan");
    Path archive = awaitArchive();
    assertThat(runWithCache(java, "--version").out()).contains("-XX:SharedArchiveFile=" + archive);
    Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-rw-rw-"));

    assertThat(runWithCache(java, "--version").out())
        .doesNotContain("SharedArchiveFile", "DumpLoadedClassList");
  }

  @Test
  void usesNoFolderBehindALink() throws Exception {
    Files.createDirectories(folder.resolve("elsewhere"));
    Files.createDirectories(folder.resolve("cache"));
    Files.createSymbolicLink(cache(), folder.resolve("elsewhere"));

    assertThat(runWithCache(javaThatArchives(0), "plan").out())
        .doesNotContain("SharedArchiveFile", "DumpLoadedClassList");
  }

  @Test
  void runsWithoutAnArchiveWhereNoneCanBeKept() throws Exception {
    Files.writeString(folder.resolve("cache"), "no folder");

    Ended ended = runWithCache(javaThatArchives(0), "plan");

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).doesNotContain("SharedArchiveFile", "DumpLoadedClassList");
    assertThat(ended.err()).isEmpty();
  }

  /** A real JVM that was told to talk, and the program itself. */
  @ParameterizedTest
  @ValueSource(
      strings = {"-Xlog:gc+init", "-Xlog:class+load", "-XX:+PrintCommandLineFlags", "-verbose:gc"})
  void leavesStandardOutputToTheAnswer(String talk) throws Exception {
    jarOfThisTestsClasses();
    Map<String, String> environment =
        Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_TOOL_OPTIONS", talk);

    Ended ended = run(environment, launcher, "explain", "--json", "JT005");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).contains("Picked up JAVA_TOOL_OPTIONS: " + talk);
    assertThat(ended.out()).startsWith("{").endsWith("}\n").hasLineCount(1);
    assertThat(new JsonMapper().readTree(ended.out()).isObject()).isTrue();
  }

  private void jarOfThisTestsClasses() throws IOException {
    Manifest manifest = new Manifest();
    String classes =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(path -> Path.of(path).toUri().toString())
            .collect(Collectors.joining(" "));
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classes);
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Main.class.getName());
    OutputStream file = Files.newOutputStream(folder.resolve("jitsi-tools.jar"));
    new JarOutputStream(file, manifest).close();
  }

  private Path cache() {
    return folder.resolve("cache/scalable-jitsi");
  }

  /** It is made behind the run's back. */
  private Path awaitArchive() throws Exception {
    List<Path> files = archives();
    for (int i = 0;
        i < 500 && !(files.size() == 1 && files.get(0).toString().endsWith(".jsa"));
        i++) {
      Thread.sleep(10);
      files = archives();
    }
    assertThat(files).singleElement().asString().endsWith(".jsa");
    return files.get(0);
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(cache())) {
      return files.toList();
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private Ended runWithCache(Path java, String command) throws Exception {
    Map<String, String> environment =
        Map.of("JAVA_HOME", java.toString(), "XDG_CACHE_HOME", folder.resolve("cache").toString());
    return run(environment, launcher, command);
  }

  /** Prints its arguments, and leaves an archive where it is told to. */
  private Path javaThatArchives(int exitCode) throws IOException {
    Path home =
        java(
            """
            echo "$@"
            for option in "$@"; do
              case $option in
                -XX:DumpLoadedClassList=* | -XX:SharedArchiveFile=*/[0-9]*.[0-9]*)
                  echo classes > "${option#*=}" ;;
              esac
            done
            exit %d\
            """
                .formatted(exitCode));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"17\"\n");
    return home;
  }

  /** A Java that is too old on PATH, and the test's own folder of Javas in place of Debian's. */
  private Map<String, String> oldJavaOnPath() throws IOException {
    String script = Files.readString(launcher);
    Files.writeString(launcher, script.replace("/usr/lib/jvm", folder.resolve("jvms").toString()));
    javaIn("old", "11.0.22");
    return Map.of("PATH", folder.resolve("old/bin") + ":/usr/bin:/bin");
  }

  private void javaIn(String home, String version) throws IOException {
    program(folder.resolve(home + "/bin/java"), "printf '%s' \"$0\"; printf ' %s' \"$@\"; echo");
    Files.writeString(folder.resolve(home + "/release"), "JAVA_VERSION=\"" + version + "\"\n");
  }

  private Path javaWithRelease(String version) throws IOException {
    Path home = java("printf '%s' \"$0\"; printf ' %s' \"$@\"; echo");
    Files.writeString(home.resolve("release"), "A=\"1\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private Path java(String script) throws IOException {
    Path home = folder.resolve("java home");
    program(home.resolve("bin/java"), script);
    return home;
  }

  private static void program(Path file, String script) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Ended run(Path javaHome) throws Exception {
    return run(Map.of("JAVA_HOME", javaHome.toString()), launcher);
  }

  private static Ended run(Map<String, String> environment, Path program) throws Exception {
    return run(environment, program, "plan", "--x", "y");
  }

  private static Ended run(Map<String, String> environment, Path program, String... arguments)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of("/bin/sh", program.toString()), Stream.of(arguments)).toList());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out, err);
  }
}
