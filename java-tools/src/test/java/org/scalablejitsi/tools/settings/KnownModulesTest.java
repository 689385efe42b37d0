package org.scalablejitsi.tools.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalablejitsi.tools.format.Format;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.format.SampleFile;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.render.ShippedFiles;

final class KnownModulesTest {
  private static final String LABEL = "error: /etc/a.cfg.lua from template a.cfg.lua.j2: line ";
  private static final List<String> FEATURES =
      List.of("conference_duration", "muc_breakout_rooms", "muc_lobby_rooms");

  private final KnownModules rule = new KnownModules();

  @Test
  void holdsForModulesOfProsodyOfJitsiAndOfOurs() {
    assertThat(
            lines(
                """
                modules_enabled = { "bosh"; "features_identity"; 'x'; "scalable_jitsi_gate" }
                authentication = "jitsi-anonymous"
                storage = { smacks_h = "memory" }
                not Lua and "posix" or nil;
                Component "conference.meet.example.com" "muc"
                Component "focus.meet.example.com"
                  component_secret = "speakerstats"
                Component "polls.meet.example.com" "polls_component"
                """
                    .replace("'x'; ", "")))
        .isEmpty();
  }

  @Test
  void saysWhatHasTakenTheWorkOfAModuleThatJitsiRemoved() {
    assertThat(
            lines(
                """
                VirtualHost "meet.example.com"
                  modules_enabled = {
                    "bosh";
                    "speakerstats";
                  }
                Component "conferenceduration.meet.example.com" "conference_duration_component"
                """))
        .containsExactly(
            LABEL
                + "4: prosody is to load the module 'speakerstats', which Jitsi has removed; remove"
                + " it, the component speakerstats_component is enough [JT045]",
            LABEL
                + "6: prosody is to load the module 'conference_duration_component', which Jitsi"
                + " has removed; remove its component, the module conference_duration of the"
                + " domain is enough [JT045]");
  }

  @Test
  void proposesTheNearestOfAllModules() {
    assertThat(lines("modules_enabled = { \"muc_loby_rooms\"; \"frobnicate\" }"))
        .containsExactly(
            LABEL
                + "1: prosody is to load the module 'muc_loby_rooms', which no release that we"
                + " know has; write 'muc_lobby_rooms' if that is meant, or remove it [JT045]",
            LABEL
                + "1: prosody is to load the module 'frobnicate', which no release that we know"
                + " has; fix its name, or remove it [JT045]");
  }

  @ParameterizedTest
  @CsvSource({
    "authentication = \"internal_hash\", auth_internal_hash",
    "storage = \"memroy\", storage_memroy",
    "storage = { a = \"memroy\" }, storage_memroy",
    "Component \"a\" \"mucc\", mucc",
    "modules_enabled = { not Lua and \"posixx\" or nil }, posixx"
  })
  void looksWhereverAModuleIsNamed(String text, String module) {
    assertThat(lines(text))
        .singleElement()
        .asString()
        .contains("to load the module '" + module + "',");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- modules_enabled = { \"nope\" }",
        "--[[ Component \"a\" \"nope\"\n]]",
        "--[==[ storage = \"nope\" ]] ]==]",
        "modules_disabled = { \"nope\" }",
        "modules_enabled = {",
        "text = \"modules_enabled = { 1 }\"",
        "Component \"a\"",
        "authentication ="
      })
  void looksNowhereElse(String text) {
    assertThat(lines(text)).isEmpty();
  }

  @Test
  void concernsTheFilesThatProsodyReadsItself() {
    assertThat(KnownModules.concerns(file("/etc/prosody/a.cfg.lua", Format.LUA, "prosody")))
        .isTrue();
    assertThat(KnownModules.concerns(file("/usr/share/mod_a.lua", Format.LUA, "prosody")))
        .isFalse();
    assertThat(KnownModules.concerns(file("/etc/prosody/a.cfg.lua", Format.LUA, "other")))
        .isFalse();
    assertThat(KnownModules.concerns(file("/etc/a.cfg.lua", Format.TEXT, "prosody"))).isFalse();
  }

  @Test
  void holdsForAllThatWeShip() {
    List<HostFile.Text> files =
        ShippedFiles.ofMeet(
                Map.of(
                    "_jitsi_meet_prosody_modules",
                    FEATURES,
                    "jitsi_meet_features",
                    List.of("breakout_rooms", "lobby"),
                    "jitsi_meet_authentication",
                    "internal"))
            .stream()
            .map(file -> file(file.dest(), file.format(), file.service(), file.text()))
            .filter(KnownModules::concerns)
            .toList();

    assertThat(files).hasSize(2).allSatisfy(file -> assertThat(rule.apply(file)).isEmpty());
    assertThat(files.stream().flatMap(file -> ProsodyModules.of(file.text()).stream()))
        .extracting(ProsodyModules.Named::module)
        .contains("bosh", "posix", "muc_lobby_rooms", "auth_internal_hashed", "storage_memory")
        .contains("muc", "scalable_jitsi_logins", "scalable_jitsi_quiet_muc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"prosody-0.12.txt", "prosody-13.0.txt", "prosody-jitsi.txt", "prosody-own.txt"})
  void knowsEachModuleOnceAndNoneThatIsGone(String list) {
    assertThat(KeyList.read(list))
        .hasSizeGreaterThan(3)
        .doesNotHaveDuplicates()
        .isSorted()
        .allMatch(module -> module.matches("[a-z0-9_-]+"))
        .doesNotContainAnyElementsOf(
            KeyList.read(KnownModules.REMOVED).stream()
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList());
  }

  private List<String> lines(String text) {
    return rule.apply(file("/etc/a.cfg.lua", Format.LUA, "prosody", text)).stream()
        .map(Problem::line)
        .toList();
  }

  private static HostFile.Text file(String dest, Format format, String service) {
    return file(dest, format, service, "");
  }

  private static HostFile.Text file(String dest, Format format, String service, String text) {
    return SampleFile.of(dest, "a.cfg.lua.j2", format, service, null, text);
  }
}
