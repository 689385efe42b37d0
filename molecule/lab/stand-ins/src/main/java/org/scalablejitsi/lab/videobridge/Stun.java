package org.scalablejitsi.lab.videobridge;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Answers a STUN binding request with the sender's own address (RFC 5389), and nothing else. */
final class Stun {
  private static final short BINDING_REQUEST = 0x0001;
  private static final short BINDING_SUCCESS = 0x0101;
  private static final short XOR_MAPPED_ADDRESS = 0x0020;
  private static final int COOKIE = 0x2112A442;
  private static final int HEADER = 20;

  private Stun() {}

  static Optional<byte[]> answer(byte[] data, int length, InetAddress sender, int port) {
    ByteBuffer request = ByteBuffer.wrap(data, 0, length);
    if (length < HEADER || request.getShort(0) != BINDING_REQUEST || request.getInt(4) != COOKIE) {
      return Optional.empty();
    }
    byte[] address = sender.getAddress();
    ByteBuffer answer = ByteBuffer.allocate(HEADER + 8 + address.length);
    answer.putShort(BINDING_SUCCESS).putShort((short) (8 + address.length));
    // The cookie and the transaction id, as they came.
    answer.put(data, 4, 16);
    answer.putShort(XOR_MAPPED_ADDRESS).putShort((short) (4 + address.length));
    answer.put((byte) 0).put((byte) (address.length == 4 ? 1 : 2));
    answer.putShort((short) (port ^ (COOKIE >>> 16)));
    for (int i = 0; i < address.length; i++) {
      answer.put((byte) (address[i] ^ data[4 + i]));
    }
    return Optional.of(answer.array());
  }
}
