package org.scalablejitsi.lab.videobridge;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketException;
import java.util.Optional;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jspecify.annotations.Nullable;

/** The UDP port for media: held, and reachable by STUN, so that firewalls can be tested. */
final class MediaPort {
  private static final Logger logger = new LoggerImpl(MediaPort.class.getName());

  private final @Nullable DatagramSocket socket;

  private MediaPort(@Nullable DatagramSocket socket) {
    this.socket = socket;
  }

  static MediaPort open(int port) {
    try {
      MediaPort opened = new MediaPort(new DatagramSocket(port));
      Thread thread = new Thread(opened::serve, "media-port");
      thread.setDaemon(true);
      thread.start();
      return opened;
    } catch (SocketException e) {
      // The real bridge goes on as well; its health check tells.
      logger.error("Failed to bind UDP port " + port, e);
      return new MediaPort(null);
    }
  }

  boolean bound() {
    return socket != null;
  }

  int port() {
    return socket == null ? -1 : socket.getLocalPort();
  }

  private void serve() {
    byte[] buffer = new byte[1500];
    while (socket != null && !socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
        Optional<byte[]> answer =
            Stun.answer(buffer, packet.getLength(), packet.getAddress(), packet.getPort());
        if (answer.isPresent()) {
          socket.send(
              new DatagramPacket(answer.get(), answer.get().length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        logger.debug(() -> "UDP: " + e);
      }
    }
  }
}
