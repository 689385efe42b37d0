package org.scalablejitsi.tools.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.scalablejitsi.tools.fleet.FleetRule.Fault;
import org.scalablejitsi.tools.limits.Guard;
import org.scalablejitsi.tools.problem.PassedCheck;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;
import org.scalablejitsi.tools.problem.Rule;

/**
 * All rules over the inventory, in the order of the list of checks. A new rule touches three
 * places: the code, which is a line here and its row in {@link VariableRules} or its method in the
 * class of its topic; its page, {@code rules/JT….md}, with its number in the list of pages; and its
 * test, with its name in {@code FleetChecksTest}. A number is for ever.
 */
public final class FleetChecks {

  static final List<FleetRule> RULES =
      List.of(
          error("JT001", "one meet host", InventoryRules::oneMeetHost),
          error("JT002", "at least one bridge", InventoryRules::atLeastOneBridge),
          error(
              "JT003", "no host in both groups", Fleet::meetHosts, InventoryRules::meetIsNoBridge),
          error("JT013", "names of hosts", Fleet::hosts, InventoryRules::hostName),
          error("JT004", "one domain", InventoryRules::oneDomain),
          error("JT005", "bridge addresses", Fleet::bridges, BridgeRules::addresses),
          error("JT006", "no address and port of two bridges", BridgeRules::uniqueAddresses),
          error(
              "JT007",
              "addresses that a bridge can have",
              Fleet::bridges,
              BridgeRules::usableAddresses),
          error("JT008", "host of prosody"),
          error(
              "JT009",
              "certificate and key together",
              Fleet::meetHosts,
              WebRules::certificateWithKey),
          error("JT010", "paths of certificate and key"),
          error(
              "JT011", "no control characters", Fleet::hosts, InventoryRules::noControlCharacters),
          error("JT012", "no key that JavaScript loses"),
          error("JT070", "numbers in their range"),
          error("JT380", "how many bridges at a time"),
          error("JT350", "addresses that may fetch metrics"),
          error("JT351", "port of the metrics"),
          error(
              "JT071",
              "addresses behind which bridges are",
              Fleet::bridges,
              BridgeRules::usableMappings),
          error(
              "JT072",
              "no public address and port of two bridges",
              BridgeRules::uniqueMediaAddresses),
          warning(
              "JT078", "public addresses of bridges", Fleet::bridges, BridgeRules::publicAddress),
          error("JT073", "STUN servers"),
          error(
              "JT074",
              "relays as the strategy wants them",
              Fleet::meetHosts,
              JicofoRules::strategyWithRelay),
          warning("JT075", "region of each bridge", RegionRules::ofEachBridge),
          error("JT400", "networks of each region", Fleet::meetHosts, RegionRules::networks),
          error(
              "JT401",
              "one region for each network",
              Fleet::meetHosts,
              RegionRules::oneForEachNetwork),
          warning("JT402", "bridges in each region", RegionRules::withBridge),
          warning("JT403", "region of participants", Fleet::meetHosts, RegionRules::ofParticipants),
          error("JT076", "load thresholds", Fleet::bridges, BridgeRules::loadThresholds),
          warning(
              "JT353",
              "stress of runs and of jicofo",
              Fleet::meetHosts,
              JicofoRules::stressOfCapacity),
          error("JT077", "plain words"),
          error("JT310", "addresses of the meet host", Fleet::hosts, BridgeRules::meetAddresses),
          warning("JT338", "no websockets to bridges"),
          warning("JT337", "websockets to bridges and browsers", AppRules::bridgeChannels),
          error("JT311", "sites that may embed the app"),
          error("JT314", "origins of pages that may use the services"),
          error("JT315", "networks without limits", Fleet::meetHosts, WebRules::unlimitedNetworks),
          error("JT320", "names of accounts", Fleet::meetHosts, AccountRules::names),
          error(
              "JT321",
              "authentication with what it needs",
              Fleet::meetHosts,
              AccountRules::authentication),
          error("JT322", "guests and authentication", Fleet::meetHosts, AccountRules::guestHost),
          error("JT323", "tokens and authentication", Fleet::meetHosts, AccountRules::tokenLogin),
          warning("JT324", "features that the app shows", Fleet::meetHosts, AppRules::features),
          warning("JT325", "services that the app offers", Fleet::meetHosts, AppRules::services),
          error("JT316", "addresses in the app's settings", Fleet::meetHosts, AppRules::addresses),
          error("JT317", "STUN and TURN servers in the app's settings", AppRules::stunServers),
          error(
              "JT336", "requests for conferences", Fleet::meetHosts, AccountRules::requestsByHttp),
          error(
              "JT312", "where the web certificate comes from", Fleet::meetHosts, WebRules::tlsMode),
          error("JT313", "ACME server and mail address"),
          error(
              "JT330",
              "no bridge is a TURN host",
              Fleet::turnHosts,
              InventoryRules::turnIsNoBridge),
          error("JT331", "addresses of TURN servers", Fleet::turnHosts, TurnRules::addresses),
          error("JT332", "peers and mapped addresses of TURN servers"),
          error("JT333", "ports of TURN servers", Fleet::turnHosts, TurnRules::ports),
          error("JT334", "certificates of TURN servers", Fleet::turnHosts, TurnRules::certificate),
          warning("JT339", "bridges that TURN servers lead to", TurnRules::leadsToBridges),
          warning(
              "JT381",
              "certificates of TURN servers that browsers trust",
              Fleet::turnHosts,
              TurnRules::selfSigned),
          error("JT335", "realms of TURN servers"),
          error("JT340", "package source", Fleet::hosts, PackageRules::source),
          error("JT341", "key of the package source", Fleet::hosts, PackageRules::sourceKey),
          error("JT342", "versions of packages"),
          error("JT354", "one version of each package", Fleet::hosts, PackageRules::oneVersion),
          error(
              "JT352",
              "jicofo as a component and its layout",
              Fleet::meetHosts,
              JicofoRules::componentLayout),
          error(
              "JT360",
              "firewall of bridges made by cloud-init",
              Fleet::bridges,
              BridgeRules::cloudInitFirewall),
          error(
              "JT361",
              "public address of bridges made by cloud-init",
              Fleet::bridges,
              BridgeRules::cloudInitMapping));

  private FleetChecks() {}

  /** The rules' numbers, and what each means for the run. */
  public static List<Rule> rules() {
    return RULES.stream().map(FleetRule::rule).toList();
  }

  /** Adds what is wrong to the problems and returns the rules that hold. */
  public static List<PassedCheck> run(Fleet fleet, Problems problems) {
    List<PassedCheck> passed = new ArrayList<>();
    for (FleetRule rule : RULES) {
      List<Problem> found =
          Guard.during(() -> rule.apply(fleet), reason -> List.of(tooMuch(rule, reason)));
      found.forEach(problems::add);
      if (found.isEmpty()) {
        passed.add(PassedCheck.fleet(rule.title()));
      }
    }
    return passed;
  }

  private static Problem tooMuch(FleetRule rule, String reason) {
    return Problem.input(
        "the check '" + rule.title() + "' cannot read the inventory: " + reason,
        "look for a value that is far too long");
  }

  /** A rule of the table. */
  private static FleetRule error(String number, String title) {
    return error(number, title, VariableRules.of(number));
  }

  private static FleetRule warning(String number, String title) {
    return warning(number, title, VariableRules.of(number));
  }

  /** A rule about each of some hosts by itself. */
  private static FleetRule error(
      String number,
      String title,
      Function<Fleet, List<Host>> hosts,
      Function<Host, Stream<Fault>> faults) {
    return error(number, title, fleet -> hosts.apply(fleet).stream().flatMap(faults));
  }

  private static FleetRule warning(
      String number,
      String title,
      Function<Fleet, List<Host>> hosts,
      Function<Host, Stream<Fault>> faults) {
    return warning(number, title, fleet -> hosts.apply(fleet).stream().flatMap(faults));
  }

  /** A rule about all hosts together. */
  private static FleetRule error(
      String number, String title, Function<Fleet, Stream<Fault>> faults) {
    return new FleetRule(Rule.error(number), title, faults);
  }

  private static FleetRule warning(
      String number, String title, Function<Fleet, Stream<Fault>> faults) {
    return new FleetRule(Rule.warning(number), title, faults);
  }
}
