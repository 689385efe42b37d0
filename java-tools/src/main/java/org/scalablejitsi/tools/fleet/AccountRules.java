package org.scalablejitsi.tools.fleet;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.fleet.FleetRule.Fault;

/** Who may open conferences: accounts, tokens and guests, in prosody as in the web app. */
final class AccountRules {

  private static final Predicate<@Nullable Object> NAME =
      Shapes.matching("[a-z0-9][a-z0-9._-]{0,62}");
  private static final String GUESTS = "anonymousdomain";
  private static final String TOKEN_URL = "tokenAuthUrl";
  private static final String REQUEST_URL = "conferenceRequestUrl";
  private static final Variable<String> WAY = Variable.MEET_AUTHENTICATION;

  private AccountRules() {}

  /** Names go into addresses, where capitals are no difference, and into the vault. */
  static Stream<Fault> names(Host meet) {
    Set<String> seen = new HashSet<>();
    String has = Variable.MEET_ACCOUNTS + " has '";
    return meet.texts(Variable.MEET_ACCOUNTS).stream()
        .filter(name -> !NAME.test(name) || !seen.add(name))
        .map(
            name ->
                NAME.test(name)
                    ? Fault.on(meet, has + name + "' twice", "take one out")
                    : Fault.on(
                        meet,
                        has + name + "', which is no name of an account",
                        "use up to 63 small letters, digits and ._-, with a letter or digit first,"
                            + " without @domain"));
  }

  /** Each way to authenticate has what it needs, and none has what only another one reads. */
  static Stream<Fault> authentication(Host meet) {
    if (!meet.has(WAY)) {
      return Stream.empty();
    }
    boolean accounts = !meet.list(Variable.MEET_ACCOUNTS).isEmpty();
    boolean app = meet.has(Variable.MEET_JWT_APP_ID);
    boolean allowsEmpty = meet.isTrue(Variable.MEET_JWT_ALLOW_EMPTY);
    return Stream.of(
            unread(meet, "internal", accounts, Variable.MEET_ACCOUNTS),
            missing(meet, "internal", accounts, Variable.MEET_ACCOUNTS),
            unread(meet, "jwt", app, Variable.MEET_JWT_APP_ID),
            missing(meet, "jwt", app, Variable.MEET_JWT_APP_ID),
            unread(meet, "jwt", allowsEmpty, Variable.MEET_JWT_ALLOW_EMPTY))
        .flatMap(fault -> fault);
  }

  private static Stream<Fault> unread(
      Host meet, String reader, boolean isGiven, Variable<?> variable) {
    return isGiven && !meet.is(WAY, reader)
        ? Stream.of(
            Fault.on(
                meet,
                meet.said(WAY) + ", which does not read " + variable,
                "set `%s: %s`, or leave %s out".formatted(WAY, reader, variable)))
        : Stream.empty();
  }

  private static Stream<Fault> missing(
      Host meet, String reader, boolean isGiven, Variable<?> variable) {
    return !isGiven && meet.is(WAY, reader)
        ? Stream.of(
            Fault.on(
                meet,
                "%s and %s is missing, so nobody could open a conference"
                    .formatted(meet.said(WAY), variable),
                "set " + variable))
        : Stream.empty();
  }

  /** Prosody has a host for guests if, and only if, others have accounts. */
  static Stream<Fault> guestHost(Host meet) {
    if (!(AppRules.setting(meet, "hosts") instanceof Map<?, ?> hosts)
        || !hosts.containsKey(GUESTS)) {
      return Stream.empty();
    }
    String guests = meet.is(WAY, "internal") ? "guest." + meet.text(Variable.DOMAIN) : "";
    Object given = hosts.get(GUESTS) == null ? "" : hosts.get(GUESTS);
    String what =
        guests.isEmpty()
            ? "prosody has no host for guests"
            : "guests log in at " + guests + " and nowhere else";
    return guests.equals(given)
        ? Stream.empty()
        : Stream.of(
            Fault.on(
                meet,
                "%s has hosts.%s: '%s', and with %s %s %s"
                    .formatted(Variable.MEET_CONFIG, GUESTS, given, WAY, meet.text(WAY), what),
                "leave it out; the role sets it where there are guests"));
  }

  /** The app sends people away for a token only where prosody takes one. */
  static Stream<Fault> tokenLogin(Host meet) {
    return meet.has(WAY) && !meet.is(WAY, "jwt") && AppRules.hasText(meet, TOKEN_URL)
        ? Stream.of(
            Fault.on(
                meet,
                "%s has %s, where people get a token, and %s, with which prosody takes none"
                    .formatted(Variable.MEET_CONFIG, TOKEN_URL, meet.said(WAY)),
                "set `%s: jwt`, or leave %s out".formatted(WAY, TOKEN_URL)))
        : Stream.empty();
  }

  /** Jicofo knows accounts by their XMPP address, which a request over HTTP does not have. */
  static Stream<Fault> requestsByHttp(Host meet) {
    return meet.is(WAY, "internal") && AppRules.hasText(meet, REQUEST_URL)
        ? Stream.of(
            Fault.on(
                meet,
                "%s, and %s has %s, over which jicofo knows nobody with an account"
                    .formatted(meet.said(WAY), Variable.MEET_CONFIG, REQUEST_URL),
                "leave it out: browsers then ask over XMPP"))
        : Stream.empty();
  }
}
