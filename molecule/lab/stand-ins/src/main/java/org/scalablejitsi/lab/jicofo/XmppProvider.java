package org.scalablejitsi.lab.jicofo;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jitsi.retry.RetryStrategy;
import org.jitsi.retry.SimpleRetryTask;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jivesoftware.smack.AbstractXMPPConnection;
import org.jivesoftware.smack.ConnectionListener;
import org.jivesoftware.smack.ReconnectionManager;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jxmpp.jid.parts.Resourcepart;

/** Keeps jicofo logged in: tries every second until the first login, then smack reconnects. */
final class XmppProvider {
  private static final Logger logger = new LoggerImpl("org.jitsi.jicofo.xmpp.XmppProvider");

  private final XmppSettings settings;
  private final AbstractXMPPConnection connection;
  private final ScheduledExecutorService executor;
  private final Executor events;
  private final AtomicBoolean registered = new AtomicBoolean();
  private final List<XmppListener> listeners = new CopyOnWriteArrayList<>();
  private final ConnectionListener connectionListener = new Registration();

  XmppProvider(XmppSettings settings, ScheduledExecutorService executor, Executor events) {
    this.settings = settings;
    this.connection = Connections.create(settings, logger);
    this.executor = executor;
    this.events = events;
  }

  AbstractXMPPConnection connection() {
    return connection;
  }

  XmppSettings settings() {
    return settings;
  }

  /** In line with what the listeners hear, never in smack's own threads. */
  void execute(Runnable task) {
    events.execute(task);
  }

  void addListener(XmppListener listener) {
    listeners.add(listener);
  }

  void start() {
    new RetryStrategy(executor)
        .runRetryingTask(new SimpleRetryTask(0, 1000, true, this::connectAndLogIn));
  }

  /** True when it has to be tried again. */
  private Boolean connectAndLogIn() {
    try {
      connection.connect();
      logger.info("Connected, JID=" + connection.getUser());
      connection.addConnectionListener(connectionListener);
      connection.login(
          settings.username(),
          settings.password().orElse(""),
          Resourcepart.from(settings.resource()));
      return false;
    } catch (SmackException | XMPPException | java.io.IOException e) {
      logger.error("Failed to connect/login: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.removeConnectionListener(connectionListener);
    if (connection.isConnected()) {
      connection.disconnect();
    }
    return true;
  }

  private void registered(boolean now) {
    if (registered.getAndSet(now) != now) {
      events.execute(() -> listeners.forEach(listener -> listener.registered(now)));
    }
  }

  private final class Registration implements ConnectionListener {
    @Override
    public void authenticated(XMPPConnection authenticated, boolean resumed) {
      ReconnectionManager.getInstanceFor(connection).enableAutomaticReconnection();
      logger.info("Registered (resumed=" + resumed + ").");
      registered(true);
    }

    @Override
    public void connectionClosed() {
      logger.info("XMPP connection closed");
      registered(false);
    }

    @Override
    public void connectionClosedOnError(Exception e) {
      logger.error("XMPP connection closed on error: " + e.getMessage(), e);
      registered(false);
    }
  }
}
