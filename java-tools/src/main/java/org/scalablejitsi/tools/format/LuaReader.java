package org.scalablejitsi.tools.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.compiler.LuaC;
import org.scalablejitsi.tools.problem.Rule;

/** Lua, compiled and never run. */
final class LuaReader implements FormatReader {

  static final Rule RULE = Rule.error("JT034");

  private static final String CHUNK = "text";
  private static final Pattern PLACED =
      Pattern.compile("(?s)(?:\\[string \"text\"\\]|text):(\\d+): (.*)");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public List<Finding> read(String text) {
    try {
      byte[] source = LuaOfToday.inLua52(text).getBytes(StandardCharsets.UTF_8);
      LuaC.instance.compile(new ByteArrayInputStream(source), CHUNK);
      return List.of();
    } catch (LuaError e) {
      return List.of(Finding.from(String.valueOf(e.getMessage()), PLACED));
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
  }
}
