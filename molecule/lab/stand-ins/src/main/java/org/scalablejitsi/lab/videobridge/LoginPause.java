package org.scalablejitsi.lab.videobridge;

import java.time.Duration;
import org.jitsi.xmpp.mucclient.ConnectionStateListener;
import org.jitsi.xmpp.mucclient.MucClient;
import org.jitsi.xmpp.mucclient.MucClientManager;

/**
 * Waits after a refused login. The real bridge tries a wrong password again every five seconds;
 * this version of its client, with the smack that Maven Central has, would try ten times a second:
 * it closes the connection itself, hears that it closed, and starts over. Only that thread waits.
 */
final class LoginPause implements ConnectionStateListener {
  private static final String CLIENT_THREAD = MucClientManager.class.getSimpleName();

  private final Duration pause;

  LoginPause(Duration pause) {
    this.pause = pause;
  }

  @Override
  public void closed(MucClient client) {
    if (!Thread.currentThread().getName().startsWith(CLIENT_THREAD)) {
      return;
    }
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void connected(MucClient client) {}

  @Override
  public void closedOnError(MucClient client) {}

  @Override
  public void reconnecting(MucClient client) {}

  @Override
  public void reconnectionFailed(MucClient client) {}

  @Override
  public void pingFailed(MucClient client) {}
}
