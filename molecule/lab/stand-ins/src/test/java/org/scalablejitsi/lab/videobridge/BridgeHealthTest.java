package org.scalablejitsi.lab.videobridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalablejitsi.lab.health.Health;

class BridgeHealthTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, false",
    "10.77.0.21, false",
    "192.168.1.1, false",
    "169.254.1.1, false",
    "203.0.113.1, true",
    "::1, false",
    "fe80::1, false",
    "2001:db8::1, true"
  })
  void privateAddressesAreNotValid(String address, boolean valid) throws Exception {
    assertThat(Addresses.valid(InetAddress.getByName(address))).isEqualTo(valid);
  }

  @Test
  void aMappedPublicAddressIsEnough() {
    assertThat(new BridgeHealth(settings(true, 0, "203.0.113.1"), MediaPort.open(0)).get())
        .isEqualTo(Health.GOOD);
  }

  @Test
  void aPortThatSomebodyElseHoldsIsTold() throws Exception {
    try (DatagramSocket taken = new DatagramSocket(0)) {
      int port = taken.getLocalPort();
      assertThat(new BridgeHealth(settings(false, port, ""), MediaPort.open(port)).get().message())
          .isEqualTo("Failed to bind single-port");
    }
  }

  private static HealthSettings settings(boolean require, int port, String address) {
    return new HealthSettings(
        Duration.ofSeconds(60), Duration.ofSeconds(90), require, port, List.of(address));
  }
}
