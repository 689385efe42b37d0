package org.scalablejitsi.tools.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.certificate.Certificates.chain;
import static org.scalablejitsi.tools.certificate.Certificates.lines;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NotExpiringSoonTest {

  @Test
  void holdsForTwoWeeksAndMore() {
    assertThat(at("2026-12-18T00:00:00Z", "rsa.crt", "intermediate.crt")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-12-18T00:00:01Z", "2027-01-01T00:00:00Z"})
  void warnsOfAnEndThatIsNearer(String now) {
    assertThat(at(now, "rsa.crt", "intermediate.crt"))
        .containsExactly(
            "warning: certificate 'CN=meet' ends at 2027-01-01T00:00:00Z; renew it before that"
                + " [JT054]");
  }

  @Test
  void leavesWhatHasEndedToItsRule() {
    assertThat(at("2027-01-01T00:00:01Z", "rsa.crt")).isEmpty();
  }

  private static List<String> at(String now, String... files) {
    return lines(new NotExpiringSoon(InstantSource.fixed(Instant.parse(now))), chain(files));
  }
}
