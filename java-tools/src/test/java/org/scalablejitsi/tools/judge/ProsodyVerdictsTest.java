package org.scalablejitsi.tools.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether prosody has loaded what is configured, and whether browsers find it. */
final class ProsodyVerdictsTest {

  private static final String DOMAIN = "meet.example.com";
  private static final String WITHOUT = "prosody runs without mod_";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "polls_component | jitsi_meet_features: polls | component/polls",
        "muc_lobby_rooms | jitsi_meet_features: lobby | component/lobbyrooms",
        "features_identity | what tells browsers of all features"
            + " | component/polls component/lobbyrooms",
        "muc_meeting_id | on conference.meet.example.com | ''"
      })
  void namesAModuleThatIsGoneAndNotWhatFollows(String name, String purpose, String lost) {
    TestCluster cluster = TestCluster.well().lacks(name);
    for (String identity : lost.split(" ", -1)) {
      cluster.drop("meet1", "disco", "answers", DOMAIN, "identities", identity);
    }
    if (name.equals("polls_component")) {
      cluster.set(
          "meet1", "{'error': 'service-unavailable'}", "disco", "answers", "polls." + DOMAIN);
    }

    assertThat(failed(cluster))
        .isEqualTo("modules: " + WITHOUT + name + " (" + purpose + "): there is no such file");
    assertThat(cluster.check("meet1", "modules").rule()).isEqualTo("JT525");
  }

  @Test
  void namesAModuleThatDoesNotLoadWithTheReason() {
    TestCluster cluster =
        TestCluster.well()
            .complains(
                "Error initializing module 'polls_component' on 'polls.meet.example.com':"
                    + " mod_polls_component.lua:7: no such option");

    assertThat(failed(cluster))
        .isEqualTo(
            "modules: prosody runs without mod_polls_component (jitsi_meet_features: polls): did"
                + " not load: mod_polls_component.lua:7: no such option");
  }

  @Test
  void namesAModuleThatOthersNeed() {
    assertThat(
            failed(
                TestCluster.well()
                    .complains("Unable to load module 'jitsi_session': no such file")))
        .isEqualTo(
            "modules: prosody runs without mod_jitsi_session (of another module): did not load: no"
                + " such file");
  }

  @Test
  void namesTheModuleOfBoshAlone() {
    TestCluster cluster =
        TestCluster.well()
            .lacks("bosh")
            .reply("meet1", "bosh", "{'status': 404, 'body': ''}")
            .set("meet1", "{'error': 'prosody\\u0027s HTTP answers 404'}", "disco");

    assertThat(failed(cluster))
        .isEqualTo("modules: " + WITHOUT + "bosh (on " + DOMAIN + "): there is no such file");
  }

  @Test
  void saysWhatElseTheLogHas() {
    assertThat(failed(TestCluster.well().complains("Failed to load storage driver plugin x")))
        .isEqualTo("modules: prosody's log says: Failed to load storage driver plugin x");
  }

  @Test
  void namesAFeatureThatIsNotAnnounced() {
    TestCluster cluster =
        TestCluster.well()
            .drop("meet1", "disco", "answers", DOMAIN, "identities", "component/polls");

    assertThat(failed(cluster))
        .isEqualTo(
            "features: browsers do not find polls: meet.example.com does not announce"
                + " component/polls");
    assertThat(cluster.check("meet1", "features").rule()).isEqualTo("JT526");
  }

  @Test
  void namesAFeatureThatIsAnnouncedElsewhere() {
    assertThat(
            failed(
                TestCluster.well()
                    .set(
                        "meet1",
                        "'polls.other.example'",
                        "disco",
                        "answers",
                        DOMAIN,
                        "identities",
                        "component/polls")))
        .isEqualTo(
            "features: browsers do not find polls: meet.example.com announces component/polls at"
                + " polls.other.example instead of polls.meet.example.com");
  }

  @Test
  void namesAComponentThatDoesNotAnswer() {
    assertThat(
            failed(
                TestCluster.well()
                    .set(
                        "meet1",
                        "{'error': 'remote-server-not-found'}",
                        "disco",
                        "answers",
                        "polls." + DOMAIN)))
        .isEqualTo(
            "features: browsers do not find polls: polls.meet.example.com answers"
                + " remote-server-not-found");
  }

  @Test
  void saysThatNobodyGetsIn() {
    String error = "meet.example.com lets nobody in without an account: not-authorized";

    assertThat(failed(TestCluster.well().set("meet1", "{'error': '" + error + "'}", "disco")))
        .isEqualTo("features: no browser gets in: " + error);
  }

  @Test
  void asksNobodyWhereTokensAreNeeded() {
    TestCluster cluster = TestCluster.well().set("meet1", "{}", "disco");

    assertThat(cluster.bad()).isEmpty();
    assertThat(cluster.check("meet1", "features").state()).isEqualTo("skipped");
    assertThat(cluster.check("meet1", "features").text()).contains("token");
  }

  @Test
  void namesAConfigurationThatProsodyCannotRead() {
    assertThat(
            failed(
                TestCluster.well()
                    .set("meet1", "{'error': 'prosody.cfg.lua:7: } expected'}", "modules")))
        .isEqualTo(
            "modules: prosody's configuration cannot be read: prosody.cfg.lua:7: } expected");
  }

  @Test
  void namesAJicofoThatDoesNotGetIntoTheBreweryAndNoBridge() {
    TestCluster cluster =
        TestCluster.well()
            .set(
                "meet1",
                "'Failed to create room.\\nXMPPError: forbidden [Only owners can configure]'",
                "matches",
                "brewery")
            .trusted(0)
            .sees();

    assertThat(failed(cluster))
        .isEqualTo(
            "jicofo: jicofo does not get into the bridges' room: Failed to create room. XMPPError:"
                + " forbidden [Only owners can configure]");
    assertThat(cluster.check("meet1", "jicofo").rule()).isEqualTo("JT520");
  }

  @Test
  void takesAStoppedProsodyForNoMissingModule() {
    TestCluster cluster = TestCluster.well().lacks("polls_component").stop("meet1", "prosody");

    assertThat(cluster.bad())
        .containsExactly("meet1, service prosody, failed: prosody does not run (inactive)");
  }

  /** The one thing that is wrong, of the meet host. */
  private static String failed(TestCluster cluster) {
    List<String> bad = cluster.bad();
    assertThat(bad).hasSize(1);
    assertThat(bad.get(0)).startsWith("meet1, ").contains(", failed: ");
    return bad.get(0).replaceFirst("^meet1, (\\w+), failed: ", "$1: ");
  }
}
