package org.scalablejitsi.tools.judge;

import java.util.function.Consumer;

/**
 * A way to break a cluster that is well.
 *
 * @param rule the number of the rule that it breaks
 * @param host the host that is to be named
 * @param says what is to be said of it
 */
record Fault(String rule, String host, String says, Consumer<TestCluster> breaks) {

  /** What a cluster says that has it. */
  TestCluster in(TestCluster cluster) {
    breaks.accept(cluster);
    return cluster;
  }

  @Override
  public String toString() {
    return rule + ", " + host + ": " + says;
  }
}
