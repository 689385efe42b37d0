package org.scalablejitsi.tools.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** Which modules a configuration of prosody loads and which are not there, by package and use. */
final class MissingModulesTest {

  private static final String QUESTION =
      """
      {meet: 'meet1',
       features: {
         av_moderation: {label: 'avmoderation', component: 'av_moderation_component'},
         lobby: {label: 'lobby', component: 'muc', module: 'muc_lobby_rooms'}},
       modules: {
         versions: {prosody: '0.12.3-1', 'jitsi-meet-prosody': '1.0.9100-1'},
         modules: {
           auth_token: ['meet.example.com'],
           av_moderation_component: ['avmoderation.meet.example.com'],
           external_services: ['meet.example.com'],
           muc_lobby_rooms: ['meet.example.com'],
           muc_meeting_id: ['breakout.meet.example.com', 'conference.meet.example.com'],
           scalable_jitsi_gate: ['meet.example.com']}}}
      """;

  @Test
  void saysNothingWhereAllAreThere() {
    assertThat(MissingModules.judge(missing())).isEmpty();
  }

  @Test
  void namesEachPackageWithItsVersionAndWhatItsModulesAreFor() {
    ObjectNode question =
        missing(
            "av_moderation_component",
            "external_services",
            "muc_lobby_rooms",
            "muc_meeting_id",
            "scalable_jitsi_gate");

    assertThat(MissingModules.judge(question))
        .singleElement()
        .asString()
        .startsWith(
            "meet1: jitsi-meet-prosody 1.0.9100-1 lacks mod_av_moderation_component"
                + " (jitsi_meet_features: av_moderation), mod_muc_lobby_rooms (jitsi_meet_features:"
                + " lobby), mod_muc_meeting_id (on breakout.meet.example.com,"
                + " conference.meet.example.com); prosody 0.12.3-1 lacks mod_external_services (the"
                + " TURN servers of jitsi_turn); modules of this collection are not deployed:"
                + " mod_scalable_jitsi_gate (on meet.example.com). Jitsi's packages from June 2025")
        .endsWith(" [JT621]");
  }

  @Test
  void doesNotMissWhatIsStillToBeInstalled() {
    assertThat(MissingModules.judge(missing("auth_token").put("later", true))).isEmpty();
    assertThat(MissingModules.judge(missing("auth_token")))
        .singleElement()
        .asString()
        .startsWith(
            "meet1: jitsi-meet-tokens is not installed: mod_auth_token"
                + " (jitsi_meet_authentication). ");
  }

  @Test
  void refusesAnUpgradeThatTakesThemAway() {
    assertThat(MissingModules.judgeUpgrade(missing("muc_lobby_rooms")))
        .singleElement()
        .asString()
        .startsWith(
            "meet1: jitsi-meet-prosody 1.0.9100-1 lacks mod_muc_lobby_rooms (jitsi_meet_features:"
                + " lobby). Nothing was changed. ")
        .endsWith("choose another version by jitsi_upgrade_versions. [JT652]");
  }

  private static ObjectNode missing(String... names) {
    ObjectNode question = Questions.object(QUESTION);
    ArrayNode missing = question.withArray("/modules/missing");
    for (String name : names) {
      missing.add(name);
    }
    return question;
  }
}
