package org.scalablejitsi.tools;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Another process that runs a {@code main} of the tests, to be killed. */
public final class ChildJvm implements AutoCloseable {

  private static final long LONGEST_SECONDS = 60;

  private final Process process;

  private ChildJvm(Process process) {
    this.process = process;
  }

  /** Starts it and waits for its first line of output. */
  public static ChildJvm start(Class<?> main, Path argument) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                argument.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    ChildJvm child = new ChildJvm(process);
    BufferedReader out = process.inputReader();
    if (out.readLine() == null) {
      child.close();
      throw new IOException(main.getName() + " ended before it began");
    }
    return child;
  }

  public long pid() {
    return process.pid();
  }

  /** As {@code kill -9} does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits for its end. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the child process does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
