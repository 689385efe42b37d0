package org.scalablejitsi.tools.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StartingTest {

  private static final String JVB = "jitsi-videobridge2";

  @Test
  void waitsForNothingWhereAllIsWellOrOld() {
    TestCluster cluster = TestCluster.well().started("bridge1", JVB, 3);

    assertThat(wait(cluster).seconds()).as("all is well already").isZero();
    cluster.trusted(1);
    assertThat(wait(cluster)).isEqualTo(new Starting(2, 117));
    cluster.started("bridge1", JVB, 121);
    assertThat(wait(cluster).seconds()).as("long enough").isZero();
  }

  @Test
  void doesNotWaitForABridgeWithoutAPublicAddress() {
    TestCluster cluster =
        TestCluster.well()
            .trusted(1)
            .started("bridge1", JVB, 3)
            .reply("bridge2", "health", "{'status': 500, 'body': 'No valid IP addresses'}");

    assertThat(wait(cluster)).isEqualTo(new Starting(1, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jicofo", "prosody"})
  void doesNotWaitForAServiceThatIsStopped(String unit) {
    TestCluster cluster =
        TestCluster.well().trusted(0).started("bridge1", JVB, 3).stop("meet1", unit);

    assertThat(wait(cluster).seconds()).isZero();
  }

  @Test
  void doesNotWaitForABridgeThatIsStoppedOrRefused() {
    TestCluster refused = TestCluster.well().trusted(1).started("bridge1", JVB, 3).wrongPassword();
    TestCluster stopped =
        TestCluster.well().trusted(1).started("bridge1", JVB, 3).stop("bridge2", JVB);

    assertThat(wait(refused)).isEqualTo(new Starting(1, 0));
    assertThat(wait(stopped)).isEqualTo(new Starting(1, 0));
  }

  private static Starting wait(TestCluster cluster) {
    return cluster.judge().starting();
  }
}
