package org.scalablejitsi.tools.fleet;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.fleet.FleetRule.Fault;

/** What the inventory lays over the web app's config.js, against what the cluster has. */
final class AppRules {

  private static final String HAS = Variable.MEET_CONFIG + " has ";
  private static final String SET_BOTH = "set both, or leave both out";

  /** By setting, what stands before the domain. */
  private static final Map<String, String> LABELS =
      Map.of(
          "focusUserJid", "focus@auth.",
          "hosts.authdomain", "",
          "hosts.domain", "",
          "hosts.focus", "focus.",
          "hosts.muc", "conference.");

  private static final Map<String, String> PATHS =
      Map.of(
          "bosh", "/http-bind",
          "conferenceRequestUrl", "/conference-request/v1",
          "websocket", "/xmpp-websocket");

  private static final Map<String, String> SERVICES =
      Map.of(
          "hiddenDomain", "a recorder",
          "liveStreaming.enabled", "a recorder",
          "recordingService.enabled", "a recorder",
          "transcription.enabled", "a transcriber");

  private static final String PREFER_WEBSOCKETS = "`bridgeChannel: {preferSctp: false}`";
  private static final String FORMER_CHANNEL = "openBridgeChannel";
  private static final String FILES = "fileSharing";

  private AppRules() {}

  /** The value of a setting, its names joined by dots; null where there is none. */
  static @Nullable Object setting(Host meet, String path) {
    Object value = meet.value(Variable.MEET_CONFIG);
    for (String key : path.split("\\.", -1)) {
      value = value instanceof Map<?, ?> settings ? settings.get(key) : null;
    }
    return value;
  }

  static boolean hasText(Host meet, String path) {
    return setting(meet, path) instanceof String text && !text.isEmpty();
  }

  private static boolean isFalse(Host meet, String path) {
    return Boolean.FALSE.equals(setting(meet, path));
  }

  /** Names and addresses are those that prosody and the web host have. */
  static Stream<Fault> addresses(Host meet) {
    if (!meet.has(Variable.DOMAIN)) {
      return Stream.empty();
    }
    String domain = meet.text(Variable.DOMAIN);
    Stream<Fault> names =
        LABELS.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .filter(label -> given(meet, label.getKey()) != null)
            .filter(label -> !(label.getValue() + domain).equals(given(meet, label.getKey())))
            .map(label -> notServed(meet, label.getKey(), label.getValue() + domain));
    Stream<Fault> addresses =
        PATHS.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .filter(path -> given(meet, path.getKey()) != null)
            .filter(path -> !leadsTo(domain, given(meet, path.getKey()), path.getValue()))
            .map(
                path ->
                    notServed(meet, path.getKey(), "an address on " + domain + path.getValue()));
    return Stream.concat(names, addresses);
  }

  /** Whether an address is on the web host, perhaps of a tenant. */
  private static boolean leadsTo(String domain, @Nullable Object value, String path) {
    try {
      URI address = new URI(Objects.toString(value));
      return (address.getHost() == null || address.getHost().equalsIgnoreCase(domain))
          && address.getPath() != null
          && address.getPath().endsWith(path);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The value of a setting; the app takes an empty one for none. */
  private static @Nullable Object given(Host meet, String setting) {
    Object value = setting(meet, setting);
    return "".equals(value) || Boolean.FALSE.equals(value) ? null : value;
  }

  private static Fault notServed(Host meet, String setting, String served) {
    return Fault.on(
        meet,
        "%s%s: '%s', and with %s %s the cluster serves %s"
            .formatted(
                HAS,
                setting,
                given(meet, setting),
                Variable.DOMAIN,
                meet.text(Variable.DOMAIN),
                served),
        "leave it out; the packaged file has what is right");
  }

  /** The app's own settings would replace the STUN and TURN servers of the inventory. */
  static Stream<Fault> stunServers(Fleet fleet) {
    boolean turn = !fleet.turnHosts().isEmpty();
    return fleet.meetHosts().stream()
        .flatMap(meet -> Stream.concat(replaced(meet, turn), turn ? unused(meet) : Stream.empty()));
  }

  private static Stream<Fault> replaced(Host meet, boolean turn) {
    boolean listed = !meet.list(Variable.MEET_STUN_SERVERS).isEmpty();
    return (listed || turn) && setting(meet, "p2p.stunServers") != null
        ? Stream.of(
            Fault.on(
                meet,
                HAS
                    + "p2p.stunServers, which would replace those of "
                    + (listed ? Variable.MEET_STUN_SERVERS : "the group " + Fleet.TURN),
                "name all of them in " + Variable.MEET_STUN_SERVERS))
        : Stream.empty();
  }

  private static Stream<Fault> unused(Host meet) {
    return Stream.of("useStunTurn", "p2p.useStunTurn")
        .filter(setting -> isFalse(meet, setting))
        .map(
            setting ->
                Fault.on(
                    meet,
                    "%s%s: false, and the group %s has a server that browsers would not use then"
                        .formatted(HAS, setting, Fleet.TURN),
                    "leave it out, or take the hosts out of " + Fleet.TURN));
  }

  /** The app shows what prosody has. */
  static Stream<Fault> features(Host meet) {
    List<?> features = meet.get(Variable.MEET_FEATURES);
    if (features == null) {
      return Stream.empty();
    }
    boolean files = setting(meet, FILES) instanceof Map<?, ?> map && !map.isEmpty();
    boolean polls = isFalse(meet, "disablePolls");
    boolean stats = isFalse(meet, "speakerStats.disabled");
    return Stream.of(
            polls ? shown(meet, "polls", "disablePolls: false") : null,
            stats ? shown(meet, "speaker_stats", "speakerStats.disabled: false") : null,
            files ? shown(meet, "file_sharing", FILES) : null,
            features.contains("file_sharing") && !files ? filesWithoutService(meet) : null)
        .filter(Objects::nonNull);
  }

  private static @Nullable Fault shown(Host meet, String feature, String setting) {
    return meet.list(Variable.MEET_FEATURES).contains(feature)
        ? null
        : Fault.on(
            meet,
            "%s%s, and %s has no %s, so prosody does not have what the app shows"
                .formatted(HAS, setting, Variable.MEET_FEATURES, feature),
            SET_BOTH);
  }

  private static Fault filesWithoutService(Host meet) {
    return Fault.on(
        meet,
        "%s has file_sharing, and %s names no service for the files as %s, without which the app does not show it"
            .formatted(Variable.MEET_FEATURES, Variable.MEET_CONFIG, FILES),
        SET_BOTH);
  }

  /** The app offers no service that has no account and no host in prosody. */
  static Stream<Fault> services(Host meet) {
    return SERVICES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(
            service ->
                Boolean.TRUE.equals(setting(meet, service.getKey()))
                    || hasText(meet, service.getKey()))
        .map(
            service ->
                Fault.on(
                    meet,
                    "%s%s, for %s, and prosody has no account and no host for one"
                        .formatted(HAS, service.getKey(), service.getValue()),
                    "leave it out, so that the app does not offer what does not work"));
  }

  /** Bridges offer websockets if, and only if, browsers are told to take them. */
  static Stream<Fault> bridgeChannels(Fleet fleet) {
    boolean offered =
        fleet.bridges().stream().anyMatch(bridge -> bridge.isTrue(Variable.BRIDGE_WEBSOCKET));
    return fleet.meetHosts().stream()
        .flatMap(meet -> Stream.concat(formerChannel(meet), bridgeChannel(meet, offered)));
  }

  private static Stream<Fault> formerChannel(Host meet) {
    return setting(meet, FORMER_CHANNEL) == null
        ? Stream.empty()
        : Stream.of(
            Fault.on(
                meet,
                HAS + FORMER_CHANNEL + ", which the app does not read any more",
                "leave it out; " + PREFER_WEBSOCKETS + " is what counts"));
  }

  private static Stream<Fault> bridgeChannel(Host meet, boolean offered) {
    if (offered == isFalse(meet, "bridgeChannel.preferSctp")) {
      return Stream.empty();
    }
    String what =
        offered
            ? "bridges have %s, and %s has no %s, without which no browser opens a websocket to them"
                .formatted(Variable.BRIDGE_WEBSOCKET, Variable.MEET_CONFIG, PREFER_WEBSOCKETS)
            : "%s%s, and no bridge has %s, so browsers look for a websocket that is not there"
                .formatted(HAS, PREFER_WEBSOCKETS, Variable.BRIDGE_WEBSOCKET);
    return Stream.of(Fault.on(meet, what, SET_BOTH));
  }
}
