package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AdmissionTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.9, 192.0.2.9",
    "192.0.2.9, 192.0.2.0/24",
    "192.0.2.9, 192.0.2.77/24",
    "192.0.2.9, 0.0.0.0/0",
    "2001:db8:7::1, 2001:db8:7::/64",
    "2001:db8::21, 2001:DB8:0::21",
    "fe80::1%eth0, fe80::1"
  })
  void letsIn(String address, String entry) {
    assertThat(Admission.isAmong(address, List.of("192.0.2.1", entry))).isTrue();
    assertThat(Admission.mayBeAmong(address, List.of(entry))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.9, 192.0.2.8",
    "192.0.2.9, 192.0.3.0/24",
    "192.0.2.9, 2001:db8::/64",
    "192.0.2.9, ::/0",
    "192.0.2.9, 192.0.2.9/33",
    "192.0.2.9, 192.0.2.9/x",
    "192.0.2.9, bridge1.example.com",
    "2001:db8:8::1, 2001:db8:7::/64"
  })
  void keepsOut(String address, String entry) {
    assertThat(Admission.isAmong(address, List.of(entry))).isFalse();
    assertThat(Admission.mayBeAmong(address, List.of(entry))).isFalse();
  }

  @Test
  void doesNotKnowWhatIsNoAddress() {
    assertThat(Admission.isAmong("bridge1", List.of("0.0.0.0/0"))).isFalse();
    assertThat(Admission.mayBeAmong("bridge1", List.of())).isTrue();
  }
}
