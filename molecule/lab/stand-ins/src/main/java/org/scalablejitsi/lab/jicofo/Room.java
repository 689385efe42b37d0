package org.scalablejitsi.lab.jicofo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** A conference's room, the people in it, and who of them owns it. */
final class Room {
  private record Member(Jid jid, boolean owner) {}

  private final ChatRoom chat;
  private final boolean counted;
  private final Map<EntityFullJid, Member> people = new LinkedHashMap<>();
  private @Nullable EntityFullJid elected;
  private @Nullable Future<?> timeout;

  Room(ChatRoom chat, boolean counted) {
    this.chat = chat;
    this.counted = counted;
  }

  ChatRoom chat() {
    return chat;
  }

  /** The health check's own rooms are in no statistics. */
  boolean counted() {
    return counted;
  }

  int size() {
    return people.size();
  }

  /** Whether somebody has come who was not there. */
  boolean present(EntityFullJid occupant, Jid jid, boolean owner) {
    return people.put(occupant, new Member(jid, owner)) == null;
  }

  boolean absent(EntityFullJid occupant) {
    if (occupant.equals(elected)) {
      elected = null;
    }
    return people.remove(occupant) != null;
  }

  /** Whoever came first owns the room, and the next when that one leaves. */
  Optional<Jid> elect() {
    if (elected != null) {
      return Optional.empty();
    }
    for (Map.Entry<EntityFullJid, Member> entry : people.entrySet()) {
      if (entry.getValue().owner()) {
        elected = entry.getKey();
        return Optional.empty();
      }
    }
    Optional<Map.Entry<EntityFullJid, Member>> first = people.entrySet().stream().findFirst();
    first.ifPresent(entry -> elected = entry.getKey());
    return first.map(entry -> entry.getValue().jid());
  }

  /** Who has an account and does not own the room yet. */
  List<Jid> authenticated(Authentication authentication) {
    return people.values().stream()
        .filter(member -> !member.owner() && authentication.knows(member.jid()))
        .map(Member::jid)
        .toList();
  }

  void timeout(@Nullable Future<?> next) {
    if (timeout != null) {
      timeout.cancel(false);
    }
    timeout = next;
  }

  boolean waits() {
    return timeout != null;
  }
}
