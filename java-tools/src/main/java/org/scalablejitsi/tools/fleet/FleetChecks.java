package org.scalablejitsi.tools.fleet;

import java.util.ArrayList;
import java.util.List;
import org.scalablejitsi.tools.limits.Guard;
import org.scalablejitsi.tools.problem.PassedCheck;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;

/** All rules over the inventory. */
public final class FleetChecks {

  private static final List<FleetRule> RULES =
      List.of(
          new OneMeetHost(),
          new AtLeastOneBridge(),
          new OneRolePerHost(),
          new HostNames(),
          new OneDomain(),
          new BridgeAddresses(),
          new UniqueBridgeAddresses(),
          new UsableBridgeAddresses(),
          new XmppHost(),
          new CertificateWithKey(),
          new CertificatePaths(),
          new NoControlCharacters(),
          new NoPrototypeKeys(),
          new NumberRanges(),
          new Serial(),
          new MetricsAddresses(),
          new MetricsPort(),
          new UsableMappings(),
          new UniqueMediaAddresses(),
          new PublicAddress(),
          new StunServers(),
          new StrategyWithRelay(),
          new RegionOfEachBridge(),
          new RegionNetworks(),
          new RegionOfOneNetwork(),
          new RegionWithBridge(),
          new RegionOfParticipants(),
          new LoadThresholds(),
          new StressOfCapacity(),
          new PlainWords(),
          new MeetAddresses(),
          new BridgeWebsockets(),
          new BridgeChannels(),
          new EmbeddingSites(),
          new AllowedOrigins(),
          new UnlimitedNetworks(),
          new AccountNames(),
          new AuthenticationSettings(),
          new GuestHost(),
          new TokenLogin(),
          new ShownFeatures(),
          new AbsentServices(),
          new AppAddresses(),
          new StunSettings(),
          new RequestsByHttp(),
          new TlsMode(),
          new AcmeSettings(),
          new NoBridgeIsTurnHost(),
          new TurnAddresses(),
          new TurnPeers(),
          new TurnPorts(),
          new TurnCertificate(),
          new TurnForBridges(),
          new TurnSelfSigned(),
          new TurnRealm(),
          new PackageSource(),
          new PackageKey(),
          new PackageVersions(),
          new OneVersionPerPackage(),
          new ComponentLayout(),
          new CloudInitFirewall(),
          new CloudInitMapping());

  private FleetChecks() {}

  private static Problem tooMuch(FleetRule rule, String reason) {
    return Problem.input(
        "the check '" + rule.name() + "' cannot read the inventory: " + reason,
        "look for a value that is far too long");
  }

  /** Adds what is wrong to the problems and returns the rules that hold. */
  public static List<PassedCheck> run(Fleet fleet, Problems problems) {
    List<PassedCheck> passed = new ArrayList<>();
    for (FleetRule rule : RULES) {
      List<Problem> found =
          Guard.during(() -> rule.apply(fleet), reason -> List.of(tooMuch(rule, reason)));
      found.forEach(problems::add);
      if (found.isEmpty()) {
        passed.add(PassedCheck.fleet(rule.name()));
      }
    }
    return passed;
  }
}
