package org.scalablejitsi.tools.secrets;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.Variable;

/**
 * A secret that installations need: the one place to add another.
 *
 * @param name its key in the vault file and in {@code jitsi_secrets}
 * @param why what it opens
 * @param condition which fleets need it, by their features
 */
public record RequiredSecret(String name, String why, Predicate<Fleet> condition) {

  private static final List<RequiredSecret> KNOWN =
      List.of(
          new RequiredSecret("focus", "jicofo's account at prosody", fleet -> true),
          new RequiredSecret("jvb", "the bridges' account at prosody", fleet -> true),
          new RequiredSecret(
              "component", "an old jicofo's component", RequiredSecret::hasComponent),
          new RequiredSecret("jwt", "signs the tokens of participants", RequiredSecret::hasTokens),
          new RequiredSecret(
              "turn", "credentials of the TURN servers", fleet -> !fleet.turnHosts().isEmpty()));

  /**
   * What servers take from whoever was given it before, until somebody drops it: a participant's
   * credentials of the former secret are good for a day.
   */
  private static final Set<String> TAKEN_UNTIL_DROPPED = Set.of("turn");

  /** The versions of a secret that services have or take. */
  static Stream<SecretVersion> inUse(Secret secret) {
    return TAKEN_UNTIL_DROPPED.contains(secret.name())
        ? secret.versions()
        : secret.versions().filter(version -> !version.equals(secret.previous()));
  }

  /** The role's own constant comes along with the host's variables. */
  private static boolean hasComponent(Fleet fleet) {
    return fleet.meetHosts().stream().anyMatch(host -> host.isTrue(Variable.ROLE_MEET_COMPONENT));
  }

  private static boolean hasTokens(Fleet fleet) {
    return fleet.meetHosts().stream()
        .anyMatch(host -> host.is(Variable.MEET_AUTHENTICATION, "jwt"));
  }

  /** The names of the secrets that this fleet needs. */
  public static List<String> of(Fleet fleet) {
    return Stream.concat(of(fleet, KNOWN).stream(), accounts(fleet)).toList();
  }

  /** Each account of somebody who may open conferences has a password of its own. */
  private static Stream<String> accounts(Fleet fleet) {
    return fleet.meetHosts().stream()
        .flatMap(host -> host.list(Variable.MEET_ACCOUNTS).stream())
        .map(name -> "account-" + name)
        .distinct();
  }

  /** The names of the secrets that a fleet needs when nothing is known of it. */
  public static List<String> ofEveryFleet() {
    return of(new Fleet(List.of()));
  }

  static List<String> of(Fleet fleet, List<RequiredSecret> known) {
    return known.stream()
        .filter(need -> need.condition().test(fleet))
        .map(RequiredSecret::name)
        .toList();
  }
}
