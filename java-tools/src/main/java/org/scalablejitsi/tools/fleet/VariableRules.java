package org.scalablejitsi.tools.fleet;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.fleet.FleetRule.Fault;

/** What the value of one variable has to be by itself, whatever else is set: one table. */
final class VariableRules {

  /**
   * One variable on some hosts.
   *
   * @param rule the number of the rule; several rows may have the same
   * @param values what is judged of a host: the value, or each entry of it
   * @param words what is wrong, behind the variable's name; <code>{}</code> is the value
   */
  private record Row(
      String rule,
      Function<Fleet, List<Host>> hosts,
      Variable<?> variable,
      Function<Host, Stream<?>> values,
      Predicate<@Nullable Object> fits,
      String words,
      String remedy) {

    Stream<Fault> faults(Host host) {
      return values.apply(host).filter(value -> !fits.test(value)).map(value -> fault(host, value));
    }

    private Fault fault(Host host, @Nullable Object value) {
      String shown =
          value instanceof Map.Entry<?, ?> entry
              ? entry.getKey() + ": " + entry.getValue()
              : String.valueOf(value);
      return Fault.on(host, variable + words.replace("{}", shown), remedy);
    }
  }

  private static final Function<Fleet, List<Host>> ALL = Fleet::hosts;
  private static final Function<Fleet, List<Host>> MEET = Fleet::meetHosts;
  private static final Function<Fleet, List<Host>> BRIDGES = Fleet::bridges;
  private static final Function<Fleet, List<Host>> TURN = Fleet::turnHosts;

  private static final String NO_PATH = " '{}' is no plain absolute path";
  private static final String MEET_PATH_REMEDY =
      "use a path on the meet host that begins with / and consists of A-Z, a-z, 0-9 and"
          + " / . _ @ + -";
  private static final String TURN_PATH_REMEDY =
      "use a path that begins with / and consists of A-Z, a-z, 0-9 and / . _ @ + -";
  private static final String NO_WORD = " '{}' is no plain word";
  private static final String NO_STUN_SERVER =
      " has '{}', which is no name or IPv4 address with a port";
  private static final String STUN_REMEDY = "write each like `stun.example.com:3478`";
  private static final String NO_LITERAL = " has '{}', which is no literal IPv4 or IPv6 address";
  private static final String LOST_KEY =
      " has the key __proto__, which JavaScript does not take as one";
  private static final String NO_VERSION = " has '{}', which is no package with an exact version";
  private static final String VERSION_REMEDY =
      "write a quoted version as `apt-cache madison` lists it";

  private static final Pattern STUN_SERVER = Pattern.compile("([^:]+):([1-9][0-9]{0,4})");
  private static final int LAST_PORT = 65535;
  private static final Predicate<@Nullable Object> ORIGIN =
      Shapes.matching("https?://[a-z0-9-]+(\\.[a-z0-9-]+)*(:[1-9][0-9]{0,4})?");
  private static final Predicate<@Nullable Object> SERIAL =
      Shapes.matching("[1-9][0-9]{0,4}|([1-9][0-9]?|100)%");
  private static final Predicate<@Nullable Object> PACKAGE =
      Shapes.matching("[a-z0-9][a-z0-9+.-]+");
  private static final Predicate<@Nullable Object> VERSION =
      Shapes.matching("([0-9]+:)?[0-9][A-Za-z0-9.+~-]*");

  /**
   * Ports that services have by themselves, of which no file says anything: prosody's (clients,
   * servers, HTTP twice, components), the bridge's and jicofo's.
   */
  private static final List<Integer> TAKEN =
      List.of(
          Ports.XMPP,
          5269,
          Ports.PROSODY_HTTP,
          5281,
          Ports.XMPP_COMPONENTS,
          Ports.BRIDGE_REST,
          Ports.JICOFO_REST);

  private static final List<Row> TABLE =
      List.of(
          // What else stands in it would be a part of the name that bridges look up.
          one(
              "JT008",
              VariableRules::withXmppHostOfItsOwn,
              Variable.XMPP_HOST,
              Shapes::isNameOrAddress,
              " '{}' is neither a host name nor a literal address",
              "set it to one, without port, brackets or quotes, for example `jitsi_xmpp_host:"
                  + " 10.0.0.11`"),
          one("JT010", MEET, Variable.MEET_TLS_CERTIFICATE, Shapes.PATH, NO_PATH, MEET_PATH_REMEDY),
          one("JT010", MEET, Variable.MEET_TLS_KEY, Shapes.PATH, NO_PATH, MEET_PATH_REMEDY),
          one("JT010", MEET, Variable.MEET_ACME_CA, Shapes.PATH, NO_PATH, MEET_PATH_REMEDY),
          one("JT334", TURN, Variable.TURN_TLS_CERTIFICATE, Shapes.PATH, NO_PATH, TURN_PATH_REMEDY),
          one("JT334", TURN, Variable.TURN_TLS_KEY, Shapes.PATH, NO_PATH, TURN_PATH_REMEDY),
          one(
              "JT012",
              MEET,
              Variable.MEET_CONFIG,
              VariableRules::isKeptByJavaScript,
              LOST_KEY,
              "take it out"),
          one(
              "JT012",
              MEET,
              Variable.MEET_INTERFACE_CONFIG,
              VariableRules::isKeptByJavaScript,
              LOST_KEY,
              "take it out"),
          // Half of the local ports by which nginx reaches prosody.
          range(Variable.MEET_PARTICIPANTS, "1", "14000"),
          range(Variable.DRAIN_TIMEOUT, "0", "604800"),
          // Stress beyond 1 is possible, and a limit beyond it means that any is good enough.
          range(Variable.CAPACITY_MAX_STRESS, "0.01", "100"),
          range(Variable.CAPACITY_MAX_PARTICIPANTS, "1", "1000000"),
          range(Variable.UPGRADE_WINDOW, "0", "604800"),
          range(Variable.VERIFY_WAIT, "0", "3600"),
          range(Variable.VERIFY_CLOCK_SECONDS, "1", "3600"),
          // It warns below twice that.
          range(Variable.VERIFY_DISK_PERCENT, "0", "50"),
          range(Variable.VERIFY_CERTIFICATE_DAYS, "0", "3650"),
          range(Variable.BRIDGE_MEDIA_PORT, "1", "65535"),
          range(Variable.BRIDGE_WEBSOCKET_PORT, "1", "65535"),
          // A service without privileges listens there.
          range(Variable.METRICS_PORT, "1024", "65535"),
          range(Variable.CLOUD_INIT_BYTES, "1024", "1048576"),
          range(Variable.BRIDGE_MEMORY_MB, "256", "262144"),
          range(Variable.MEET_JICOFO_MEMORY_MB, "64", "262144"),
          range(Variable.MEET_JICOFO_MAX_BRIDGE_PARTICIPANTS, "-1", "100000"),
          range(Variable.MEET_JICOFO_STRESS_THRESHOLD, "0.01", "1"),
          range(Variable.MEET_JICOFO_HEALTH_INTERVAL, "1", "3600"),
          range(Variable.MEET_JICOFO_PRESENCE_TIMEOUT, "1", "3600"),
          range(Variable.MEET_JICOFO_FAILED_BRIDGE_SECONDS, "0", "86400"),
          range(Variable.MEET_JICOFO_INITIAL_TIMEOUT, "1", "3600"),
          range(Variable.MEET_JICOFO_SINGLE_PARTICIPANT_TIMEOUT, "1", "86400"),
          // nginx counts 65535 connections at most, which is two for each of them.
          range(Variable.MEET_PEOPLE_PER_ADDRESS, "10", "32000"),
          range(Variable.MEET_PROSODY_CLIENT_RATE_KB, "8", "1000000"),
          range(Variable.MEET_PROSODY_HIBERNATION_SECONDS, "1", "3600"),
          range(Variable.TURN_PORT, "1", "65535"),
          range(Variable.TURN_TLS_PORT, "1", "65535"),
          range(Variable.TURN_MIN_PORT, "1024", "65535"),
          range(Variable.TURN_MAX_PORT, "1024", "65535"),
          range(Variable.TURN_TTL, "60", "2592000"),
          range(Variable.TURN_USER_QUOTA, "0", "100000"),
          range(Variable.TURN_TOTAL_QUOTA, "0", "1000000"),
          range(Variable.TURN_MAX_BPS, "0", "10000000000"),
          range(Variable.TURN_TOTAL_BPS, "0", "10000000000"),
          // Ansible itself reads it only when the meet host has been deployed.
          one(
              "JT380",
              ALL,
              Variable.SERIAL,
              VariableRules::isSerial,
              " is '{}'",
              "set it to a number, a share such as `25%`, or a list of these such as `[1, 100%]`"),
          // The firewall and the program behind it know addresses and networks of some.
          each(
              "JT350",
              ALL,
              Variable.METRICS_ALLOW,
              VariableRules::isAddressOrNetworkOfSome,
              " has '{}', which is no literal address and no network of some",
              "list addresses and networks, for example `jitsi_metrics_allow: [192.0.2.9,"
                  + " 10.1.0.0/24]`"),
          one(
              "JT351",
              ALL,
              Variable.METRICS_PORT,
              value -> !(value instanceof Number port && TAKEN.contains(port.intValue())),
              " is {}, where a service of Jitsi listens",
              "choose another, for example 9888"),
          // The bridge drops silently what it cannot use; a browser refuses the whole list.
          each(
              "JT073",
              BRIDGES,
              Variable.BRIDGE_STUN_SERVERS,
              VariableRules::isStunServer,
              NO_STUN_SERVER,
              STUN_REMEDY),
          each(
              "JT073",
              MEET,
              Variable.MEET_STUN_SERVERS,
              VariableRules::isStunServer,
              NO_STUN_SERVER,
              STUN_REMEDY),
          one("JT077", ALL, Variable.BRIDGE_REGION, Shapes.WORD, NO_WORD, Shapes.WORD_REMEDY),
          one("JT077", ALL, Variable.MEET_JWT_APP_ID, Shapes.WORD, NO_WORD, Shapes.WORD_REMEDY),
          each(
              "JT005",
              BRIDGES,
              Variable.BRIDGE_ADDRESSES,
              Addresses::isLiteral,
              NO_LITERAL,
              BridgeRules.ADDRESSES_REMEDY),
          each(
              "JT310",
              ALL,
              Variable.MEET_ADDRESSES,
              Addresses::isLiteral,
              NO_LITERAL,
              BridgeRules.MEET_ADDRESSES_REMEDY),
          // Jitsi gives them up: the media connection carries what they carried.
          one(
              "JT338",
              BRIDGES,
              Variable.BRIDGE_WEBSOCKET,
              value -> !Objects.equals(value, true),
              " is true, and Jitsi gives websockets to bridges up",
              "leave it out: browsers use the media connection instead"),
          // They stand in a header, and a browser ignores silently what it cannot read there.
          each(
              "JT311",
              MEET,
              Variable.MEET_EMBEDDED_BY,
              Shapes.matching("https://(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)*(:[1-9][0-9]{0,4})?"),
              " has '{}', which is no web site",
              "write each like `https://intranet.example.com` or `https://*.example.com`, without a"
                  + " path"),
          // A browser sends an origin in one form alone, and the web host compares it whole.
          each(
              "JT314",
              MEET,
              Variable.MEET_ALLOWED_ORIGINS,
              VariableRules::isOrigin,
              " has '{}', which is no origin as browsers send it",
              "write each like `https://app.example.com` or `https://app.example.com:8443`: small"
                  + " letters, no path, no `*`, no port 443"),
          // An ACME server would refuse them long after the run has begun.
          one(
              "JT313",
              MEET,
              Variable.MEET_ACME_EMAIL,
              Shapes.matching("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+"),
              " '{}' is no mail address",
              "write it like `admin@example.com`"),
          one(
              "JT313",
              MEET,
              Variable.MEET_ACME_SERVER,
              Shapes.matching("https://[A-Za-z0-9.-]+(:[1-9][0-9]{0,4})?/[A-Za-z0-9/._~-]*"),
              " '{}' is no https address of a directory",
              "write it like `https://acme-v02.api.letsencrypt.org/directory`"),
          // coturn takes what it cannot read for nothing, or for every address.
          each(
              "JT332",
              TURN,
              Variable.TURN_ALLOWED_PEERS,
              value ->
                  AddressRange.of(String.valueOf(value))
                      .filter(AddressRange::isInOrder)
                      .isPresent(),
              " has '{}', which is no address and no range of addresses",
              "write each like `10.0.0.21` or `10.0.0.21-10.0.0.29`"),
          each(
              "JT332",
              TURN,
              Variable.TURN_ADDRESS_MAPPINGS,
              VariableRules::isPairOfOneKind,
              " has {}, which is no pair of addresses of one kind",
              "write pairs of literal addresses, for example `jitsi_turn_address_mappings: [{local:"
                  + " 10.0.0.41, public: 203.0.113.41}]`"),
          // It stands unquoted in coturn's file, and in the statements that fill its database.
          one(
              "JT335",
              TURN,
              Variable.TURN_REALM,
              Shapes::isHostNameInAnyCase,
              " '{}' is no host name",
              "use letters, digits, hyphens and dots, or leave it out"),
          // Names and versions go into a file of apt and a script.
          entries("JT342", Variable.PACKAGE_VERSIONS, NO_VERSION, VERSION_REMEDY),
          entries("JT342", Variable.UPGRADE_VERSIONS, NO_VERSION, VERSION_REMEDY));

  private VariableRules() {}

  /** What breaks the rows of a rule, one host after the other. */
  static Function<Fleet, Stream<Fault>> of(String rule) {
    List<Row> rows = rows(rule);
    return fleet ->
        rows.stream()
            .map(Row::hosts)
            .distinct()
            .flatMap(
                hosts ->
                    hosts.apply(fleet).stream()
                        .flatMap(
                            host ->
                                rows.stream()
                                    .filter(row -> row.hosts().equals(hosts))
                                    .flatMap(row -> row.faults(host))));
  }

  /** What breaks them on one host; for rules that ask more than the table can. */
  static Stream<Fault> of(String rule, Host host) {
    return rows(rule).stream().flatMap(row -> row.faults(host));
  }

  /** A rule without a row would hold for ever. */
  private static List<Row> rows(String rule) {
    List<Row> rows = TABLE.stream().filter(row -> row.rule().equals(rule)).toList();
    if (rows.isEmpty()) {
      throw new IllegalStateException("the table has no row for " + rule);
    }
    return rows;
  }

  private static Row one(
      String rule,
      Function<Fleet, List<Host>> hosts,
      Variable<?> variable,
      Predicate<@Nullable Object> fits,
      String words,
      String remedy) {
    return new Row(
        rule,
        hosts,
        variable,
        host -> host.has(variable) ? Stream.of(host.value(variable)) : Stream.empty(),
        fits,
        words,
        remedy);
  }

  private static Row each(
      String rule,
      Function<Fleet, List<Host>> hosts,
      Variable<List<?>> variable,
      Predicate<@Nullable Object> fits,
      String words,
      String remedy) {
    return new Row(
        rule, hosts, variable, host -> host.list(variable).stream(), fits, words, remedy);
  }

  private static Row entries(
      String rule, Variable<Map<?, ?>> variable, String words, String remedy) {
    return new Row(
        rule,
        ALL,
        variable,
        host -> host.map(variable).entrySet().stream(),
        VariableRules::isExactVersion,
        words,
        remedy);
  }

  /** A number that its service would refuse, or take and never work with; both ends are in it. */
  private static Row range(Variable<Number> variable, String least, String most) {
    return one(
        "JT070",
        ALL,
        variable,
        value -> isBetween(new BigDecimal(least), value, new BigDecimal(most)),
        " is {}",
        "set it from " + least + " to " + most);
  }

  private static boolean isBetween(BigDecimal least, @Nullable Object value, BigDecimal most) {
    if (!(value instanceof Number number)) {
      return true;
    }
    if (!Double.isFinite(number.doubleValue())) {
      return false;
    }
    BigDecimal given = new BigDecimal(number.toString());
    return given.compareTo(least) >= 0 && given.compareTo(most) <= 0;
  }

  /** By default it is the domain, and the domain has its own rule. */
  private static List<Host> withXmppHostOfItsOwn(Fleet fleet) {
    return fleet.hosts().stream()
        .filter(
            host -> !Objects.equals(host.value(Variable.XMPP_HOST), host.value(Variable.DOMAIN)))
        .toList();
  }

  /** The one key that an object of JavaScript does not take as a key, wherever it is nested. */
  private static boolean isKeptByJavaScript(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return !map.containsKey("__proto__")
          && map.values().stream().allMatch(VariableRules::isKeptByJavaScript);
    }
    return !(value instanceof List<?> list)
        || list.stream().allMatch(VariableRules::isKeptByJavaScript);
  }

  private static boolean isSerial(@Nullable Object value) {
    Stream<?> steps = value instanceof List<?> list ? list.stream() : Stream.of(value);
    return !List.of().equals(value) && steps.allMatch(SERIAL);
  }

  private static boolean isAddressOrNetworkOfSome(@Nullable Object value) {
    return Addresses.isLiteral(value)
        || Network.around(String.valueOf(value))
            .filter(network -> network.length() >= 1)
            .isPresent();
  }

  private static boolean isStunServer(@Nullable Object value) {
    Matcher parts = STUN_SERVER.matcher(String.valueOf(value));
    return parts.matches()
        && Integer.parseInt(parts.group(2)) <= LAST_PORT
        && Shapes.isNameOrAddress(parts.group(1));
  }

  /** Without a port that goes without saying: no browser sends one. */
  private static boolean isOrigin(@Nullable Object value) {
    String text = String.valueOf(value);
    boolean usual = text.startsWith("https:") ? text.endsWith(":443") : text.endsWith(":80");
    return ORIGIN.test(text) && !usual;
  }

  private static boolean isPairOfOneKind(@Nullable Object value) {
    AddressMapping pair = AddressMapping.of(value);
    return pair.isLiteral() && pair.isOfOneKind();
  }

  private static boolean isExactVersion(@Nullable Object value) {
    return value instanceof Map.Entry<?, ?> entry
        && PACKAGE.test(entry.getKey())
        && entry.getValue() instanceof String version
        && VERSION.test(version);
  }
}
