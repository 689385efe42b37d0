package org.scalablejitsi.lab.videobridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class StunTest {
  private static final byte[] REQUEST =
      HexFormat.of().parseHex("000100002112a4420102030405060708090a0b0c");

  @Test
  void answersABindingRequestWithTheSender() throws Exception {
    assertThat(Stun.answer(REQUEST, REQUEST.length, InetAddress.getByName("192.0.2.1"), 32853))
        .hasValueSatisfying(
            answer ->
                assertThat(HexFormat.of().formatHex(answer))
                    .isEqualTo(
                        "0101000c2112a4420102030405060708090a0b0c" + "002000080001a147e112a643"));
  }

  @Test
  void answersNothingElse() throws Exception {
    byte[] other = REQUEST.clone();
    other[1] = 3;
    InetAddress sender = InetAddress.getByName("192.0.2.1");
    assertThat(Stun.answer(other, other.length, sender, 1)).isEmpty();
    assertThat(Stun.answer(REQUEST, 10, sender, 1)).isEmpty();
  }
}
