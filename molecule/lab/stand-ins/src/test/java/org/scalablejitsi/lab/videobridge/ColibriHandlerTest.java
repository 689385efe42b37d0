package org.scalablejitsi.lab.videobridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Error;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jivesoftware.smack.packet.IQ;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ColibriHandlerTest {
  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(1);
  private final Bridge bridge =
      new Bridge(
          false,
          new ShutdownManager(
              new ShutdownSettings(Duration.ofHours(1), 0, Duration.ofHours(1)),
              executor,
              () -> {}));
  private final ColibriHandler handler = new ColibriHandler(bridge);

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void opensAndExpiresAConference() {
    assertThat(handler.handle(request(true, false)).getType()).isEqualTo(IQ.Type.result);
    assertThat(bridge.conferences().sizes()).containsEntry("m", 1);
    assertThat(handler.handle(request(false, true)).getType()).isEqualTo(IQ.Type.result);
    assertThat(bridge.conferences().count()).isZero();
  }

  @Test
  void refusesWhatItDoesNotKnowOrKnowsAlready() {
    assertThat(reason(handler.handle(request(false, false))))
        .isEqualTo(Colibri2Error.Reason.CONFERENCE_NOT_FOUND);
    handler.handle(request(true, false));
    assertThat(reason(handler.handle(request(true, false))))
        .isEqualTo(Colibri2Error.Reason.CONFERENCE_ALREADY_EXISTS);
  }

  @Test
  void takesNothingNewWhileItShutsDown() {
    bridge.shutDown(true);
    assertThat(reason(handler.handle(request(true, false))))
        .isEqualTo(Colibri2Error.Reason.GRACEFUL_SHUTDOWN);
  }

  private static Colibri2Error.Reason reason(IQ answer) {
    Colibri2Error error =
        answer.getError().getExtension(Colibri2Error.ELEMENT, Colibri2Error.NAMESPACE);
    return error.getReason();
  }

  private static ConferenceModifyIQ request(boolean create, boolean expire) {
    ConferenceModifyIQ.Builder builder = ConferenceModifyIQ.builder("1");
    builder.setMeetingId("m").setCreate(create).setExpire(expire);
    Colibri2Endpoint.Builder endpoint = Colibri2Endpoint.getBuilder();
    endpoint.setId("e").setCreate(true);
    builder.addEndpoint(endpoint.build());
    builder.ofType(IQ.Type.get);
    return builder.build();
  }
}
