package org.scalablejitsi.lab.jicofo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jitsi.xmpp.extensions.health.HealthCheckIQ;
import org.jivesoftware.smack.AbstractXMPPConnection;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.IQ;

/** Asks each bridge in turn whether it is well; one that is not gets no conferences. */
final class Doctor implements BridgeListener {
  private static final Logger logger = new LoggerImpl("org.jitsi.jicofo.bridge.JvbDoctor");

  private final AbstractXMPPConnection connection;
  private final ScheduledExecutorService executor;
  private final long intervalMillis;
  private final Map<Bridge, Future<?>> tasks = new ConcurrentHashMap<>();

  Doctor(
      AbstractXMPPConnection connection, ScheduledExecutorService executor, long intervalMillis) {
    this.connection = connection;
    this.executor = executor;
    this.intervalMillis = intervalMillis;
  }

  @Override
  public void added(Bridge bridge) {
    tasks.put(
        bridge,
        executor.scheduleWithFixedDelay(
            () -> check(bridge), intervalMillis, intervalMillis, TimeUnit.MILLISECONDS));
    logger.info("Scheduled health-check task for: " + bridge);
  }

  @Override
  public void removed(Bridge bridge) {
    Future<?> task = tasks.remove(bridge);
    if (task != null) {
      logger.info("Stopping health-check task for: " + bridge);
      task.cancel(true);
    }
  }

  private void check(Bridge bridge) {
    HealthCheckIQ request = new HealthCheckIQ();
    request.setTo(bridge.jid());
    request.setType(IQ.Type.get);
    try {
      connection.sendIqRequestAndWaitForResponse(request);
      bridge.operational(true);
    } catch (XMPPException.XMPPErrorException e) {
      logger.warn("Health check failed for: " + bridge + ": " + e.getStanzaError());
      bridge.operational(false);
    } catch (SmackException.NoResponseException e) {
      logger.warn("Health check timed out for: " + bridge);
      bridge.operational(false);
    } catch (SmackException.NotConnectedException e) {
      logger.warn("XMPP disconnected - skipping health check for: " + bridge);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
