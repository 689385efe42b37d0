package org.scalablejitsi.tools.secrets;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/** Makes new values of secrets. */
record SecretGenerator(RandomGenerator random, InstantSource clock, int length) {

  SecretVersion make(int generation) {
    return new SecretVersion(
        generation,
        clock.instant().truncatedTo(ChronoUnit.SECONDS),
        SecretValue.generate(random, length));
  }
}
