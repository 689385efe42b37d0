package org.scalablejitsi.tools.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.FleetChecks;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.format.Format;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;

/**
 * The options of few characters stand in files without any escape: whatever the checks accept is
 * read as it was given, and no key comes or goes with it. The roles are the shipped ones.
 */
class NarrowTextTest {

  private static final String DOMAIN = "meet.example.com";
  private static final String NICKNAME = "bridge1";
  private static final Globals LUA = JsePlatform.standardGlobals();

  /** Runs a file of prosody's as prosody does, and returns its settings by host and name. */
  private static final String PROSODY =
      """
      local source = ...
      local host, settings = "*", {}
      local function set(name, value)
        assert(settings[host .. " " .. name] == nil, "set twice: " .. name)
        settings[host .. " " .. name] = value
      end
      local words = {
        VirtualHost = function (name) host = name; set("kind", "host") end,
        Component = function (name)
          host = name
          set("kind", "component")
          return function (type) set("type", type) end
        end,
        Include = function (files) set("Include", files) end,
      }
      local names = setmetatable({}, {
        __index = words,
        __newindex = function (_, name, value) set(name, value) end,
      })
      assert(load(source, "file", "t", names))()
      return settings
      """;

  /** Labels that are numbers, words or signs to one reader or another. */
  @Provide
  static Arbitrary<String> domains() {
    Arbitrary<String> word =
        Arbitraries.of(
            "a", "0", "7", "1e5", "0x1f", "nil", "end", "true", "null", "include", "local",
            "xn--a");
    Arbitrary<String> label =
        Combinators.combine(word, Arbitraries.of("", "-", "--", "---"), word)
            .as((first, dashes, last) -> first + dashes + last);
    return Combinators.combine(label.list().ofMaxSize(3), Arbitraries.of("a", "end", "a--0", "e5x"))
        .as(
            (labels, top) -> {
              List<String> all = new ArrayList<>(labels);
              all.add(top);
              return String.join(".", all);
            })
        .filter(domain -> !domain.equals("localhost"));
  }

  @Provide
  static Arbitrary<String> nicknames() {
    return Arbitraries.strings().withChars("aZ09._-").ofMinLength(1).ofMaxLength(63);
  }

  @Property(tries = 300)
  void theDomainsAreValid(@ForAll("domains") String domain) {
    Problems problems = new Problems();
    Host meet = new Host("meet1", Set.of(Fleet.MEET), Map.of("jitsi_domain", domain));
    FleetChecks.run(new Fleet(List.of(meet)), problems);

    assertThat(problems.summedUp())
        .extracting(Problem::message)
        .noneMatch(m -> m.contains("JT004"));
  }

  @Property(tries = 300)
  void prosodyReadsTheDomain(@ForAll("domains") String domain) {
    for (String template : List.of("prosody/prosody.cfg.lua.j2", "prosody/domain.cfg.lua.j2")) {
      Function<String, Map<String, Object>> settings =
          name -> prosody(ShippedFiles.text(meet(name), template));

      assertThat(settings.apply(domain)).isEqualTo(renamed(settings.apply(DOMAIN), DOMAIN, domain));
    }
    assertThat(prosody(ShippedFiles.text(meet(domain), "prosody/domain.cfg.lua.j2")))
        .containsEntry(domain + " kind", "host")
        .containsEntry("conference." + domain + " type", "muc");
  }

  @Property(tries = 300)
  void jicofoReadsTheDomain(@ForAll("domains") String domain) {
    Function<String, Map<String, Object>> settings =
        name -> hocon(ShippedFiles.text(meet(name), "jicofo/jicofo.conf.j2"));

    assertThat(settings.apply(domain))
        .containsEntry("jicofo.xmpp.client.xmpp-domain", domain)
        .isEqualTo(renamed(settings.apply(DOMAIN), DOMAIN, domain));
  }

  @Property(tries = 300)
  void theBridgeReadsDomainAndNickname(
      @ForAll("domains") String domain, @ForAll("nicknames") String nickname) {
    Map<String, Object> plain = hocon(jvbConf(DOMAIN, NICKNAME));

    assertThat(hocon(jvbConf(domain, nickname)))
        .containsEntry("videobridge.relay.relay-id", nickname)
        .containsEntry("videobridge.apis.xmpp-client.configs.jvb-g1.MUC_NICKNAME", nickname)
        .isEqualTo(renamed(renamed(plain, NICKNAME, nickname), DOMAIN, domain));
  }

  @Property(tries = 100)
  void theOldPropertiesKeepTheirKeys(
      @ForAll("domains") String domain, @ForAll("nicknames") String nickname) throws Exception {
    for (String layout : List.of("hocon", "properties")) {
      Function<Map<String, Object>, List<HostFile.Text>> files =
          variables -> {
            Map<String, Object> all = new HashMap<>(variables);
            all.put("jitsi_config_layout", layout);
            return propertiesFiles(all);
          };
      List<HostFile.Text> plain = files.apply(Map.of());
      List<HostFile.Text> hostile =
          files.apply(Map.of("jitsi_domain", domain, "jitsi_nickname", nickname));
      for (int i = 0; i < plain.size(); i++) {
        assertThat(properties(hostile.get(i).text()))
            .isEqualTo(
                renamed(
                    renamed(properties(plain.get(i).text()), NICKNAME, nickname), DOMAIN, domain));
      }
    }
  }

  @Property(tries = 300)
  void aPropertiesFileSaysThemAsTheyAre(
      @ForAll("domains") String domain, @ForAll("nicknames") String nickname) throws Exception {
    Engine engine = new Engine(new TemplateFolder(Path.of(".")));
    Template template = engine.parse("t.j2", "a.{{ d }}={{ n }}\nb={{ d }}\n");
    String text = engine.render(template, Map.of("d", domain, "n", nickname));

    assertThat(properties(text)).isEqualTo(Map.of("a." + domain, nickname, "b", domain));
  }

  private static List<HostFile.Text> meet(String domain) {
    return ShippedFiles.ofMeet(Map.of("jitsi_domain", domain));
  }

  private static String jvbConf(String domain, String nickname) {
    Map<String, Object> variables = Map.of("jitsi_domain", domain, "jitsi_nickname", nickname);
    return ShippedFiles.text(ShippedFiles.ofBridge(variables), "jvb.conf.j2");
  }

  private static List<HostFile.Text> propertiesFiles(Map<String, Object> variables) {
    List<HostFile.Text> files = new ArrayList<>(ShippedFiles.ofMeet(variables));
    files.addAll(ShippedFiles.ofBridge(variables));
    return files.stream().filter(file -> file.format() == Format.PROPERTIES).toList();
  }

  static Map<String, Object> prosody(String text) {
    LuaValue settings = LUA.load(PROSODY, "prosody").call(LuaValue.valueOf(text));
    return plain(settings.checktable());
  }

  private static Map<String, Object> plain(LuaTable table) {
    Map<String, Object> map = new TreeMap<>();
    for (LuaValue key : table.keys()) {
      LuaValue value = table.get(key);
      map.put(key.tojstring(), value.istable() ? plain(value.checktable()) : value.tojstring());
    }
    return map;
  }

  static Map<String, Object> hocon(String text) {
    Map<String, Object> map = new TreeMap<>();
    ConfigFactory.parseString(text)
        .resolve()
        .entrySet()
        .forEach(entry -> map.put(entry.getKey(), entry.getValue().unwrapped()));
    return map;
  }

  static Map<String, Object> properties(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    Map<String, Object> map = new TreeMap<>();
    properties.forEach((key, value) -> map.put((String) key, value));
    return map;
  }

  /** The same with another name, in keys and values, however deep. */
  static Map<String, Object> renamed(Map<String, Object> map, String from, String to) {
    Map<String, Object> renamed = new TreeMap<>();
    map.forEach((key, value) -> renamed.put(key.replace(from, to), other(value, from, to)));
    return renamed;
  }

  @SuppressWarnings("unchecked")
  private static Object other(Object value, String from, String to) {
    if (value instanceof Map<?, ?> map) {
      return renamed((Map<String, Object>) map, from, to);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(item -> other(item, from, to)).toList();
    }
    return value instanceof String text ? text.replace(from, to) : value;
  }
}
