package org.scalablejitsi.tools.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.function.Function;
import org.scalablejitsi.tools.plan.Planner;
import picocli.CommandLine;

/** How a run of the program ended. */
record Ended(int code, String out, String err) {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T23:59:00Z"));

  static Ended of(String in, String... args) {
    return of(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), args);
  }

  static Ended of(InputStream in, String... args) {
    return of(
        in,
        streams -> new Commands(new Planner("9", new Random(1), CLOCK), streams).parser(args),
        args);
  }

  /** With commands that know another clock or randomness. */
  static Ended of(InputStream in, Function<Streams, CommandLine> commands, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Streams streams =
        new Streams(
            in,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    int code = Main.run(args, streams, commands.apply(streams));
    return new Ended(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
