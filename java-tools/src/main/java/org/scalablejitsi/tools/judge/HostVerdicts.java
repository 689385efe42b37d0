package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scalablejitsi.tools.fleet.Admission;
import org.scalablejitsi.tools.problem.Rule;

/** What any host has: its services, files in use, firewall, file systems and clock. */
final class HostVerdicts {

  static final Rule SERVICE = Rule.error("JT502");
  static final Rule RESTART = Rule.warning("JT503");
  static final Rule METRICS = Rule.error("JT504");
  static final Rule FIREWALL = Rule.error("JT505");
  static final Rule OPEN_PORTS = Rule.warning("JT506");
  static final Rule DISK_FULL = Rule.error("JT507");
  static final Rule DISK_LOW = Rule.warning("JT508");
  static final Rule CLOCK = Rule.error("JT509");

  private static final Set<String> MEASURED =
      Set.of("jicofo", "jitsi-videobridge2", "scalable-jitsi-metrics");
  private static final Map<String, String> FIREWALL_STATES =
      Map.of(
          "missing", "the table inet scalable_jitsi is not loaded",
          "changed", "the table inet scalable_jitsi was changed by hand",
          "other rules", "ufw's rules with our comment are not those deployed",
          "open", "ufw is not active, or lets in what no rule names");
  private static final int HTTP_OK = 200;
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;
  private static final int DAY = 24 * HOUR;

  private final Answer answer;
  private final Cluster cluster;

  private HostVerdicts(Answer answer, Cluster cluster) {
    this.answer = answer;
    this.cluster = cluster;
  }

  static List<Check> of(Answer answer, Cluster cluster) {
    return new HostVerdicts(answer, cluster).all();
  }

  private List<Check> all() {
    List<Check> found = new ArrayList<>();
    AnyJson.entries(answer.at("units")).forEach((unit, state) -> found.add(service(unit, state)));
    AnyJson.entries(answer.at("digests"))
        .forEach(
            (name, same) -> {
              if (!name.equals("firewall")) {
                found.add(restart(name, AnyJson.isSet(same)));
              }
            });
    if (!answer.at("requests", "metrics").isMissingNode()) {
      found.add(metrics());
    }
    found.add(firewall());
    found.add(disk());
    found.add(clock());
    return found;
  }

  private Check service(String unit, JsonNode state) {
    String id = "service " + unit;
    if (answer.runs(unit)) {
      return Check.ok(id, "runs for " + duration(state.path("seconds").asLong()));
    }
    String active = state.path("active").asText("");
    String result = state.path("result").asText("");
    String how = result.isEmpty() || result.equals("success") ? active : active + ", " + result;
    String complaints = String.join("; ", AnyJson.texts(state.path("complaints")));
    return Check.broken(
        SERVICE,
        id,
        unit + " does not run (" + how + ")" + (complaints.isEmpty() ? "" : ": " + complaints),
        "see why it ended with `journalctl --unit "
            + unit
            + "`, then `systemctl start "
            + unit
            + "`");
  }

  private static String duration(long seconds) {
    if (seconds >= DAY) {
      return seconds / DAY + " d";
    }
    if (seconds >= HOUR) {
      return seconds / HOUR + " h";
    }
    return seconds >= MINUTE ? seconds / MINUTE + " min" : seconds + " s";
  }

  private Check restart(String unit, boolean same) {
    String id = "restart " + unit;
    if (!answer.runs(unit)) {
      return Check.skipped(id, unit + " does not run");
    }
    return same
        ? Check.ok(id, "runs with the files deployed")
        : Check.broken(
            RESTART,
            id,
            unit + " still runs with its former files: a restart is due",
            "run site.yml when there are no conferences");
  }

  private Check metrics() {
    String id = "metrics";
    for (String unit : AnyJson.entries(answer.at("units")).keySet()) {
      if (MEASURED.contains(unit) && !answer.runs(unit)) {
        return Check.skipped(id, unit + " does not run");
      }
    }
    JsonNode reply = answer.at("requests", "metrics");
    if (reply.path("status").asInt() == HTTP_OK
        && reply.path("body").asText("").contains("jitsi_")) {
      return Check.ok(id, "gives its metrics to jitsi_metrics_allow");
    }
    return Check.broken(
        METRICS,
        id,
        "the metrics at jitsi_metrics_port: " + Replies.why(reply),
        "see `journalctl --unit scalable-jitsi-metrics`, and whether the service itself has"
            + " metrics");
  }

  private Check firewall() {
    String id = "firewall";
    String kind = answer.text("firewall");
    String source = answer.text("outside", "source");
    String ports = strange(source).stream().map(port -> port + "/tcp").collect(joined());
    String seen = ports.isEmpty() ? "" : "the controller (" + source + ") reaches " + ports;
    if (kind.equals("none")) {
      String remedy = "close them in the firewall of yours, or set jitsi_firewall";
      return seen.isEmpty()
          ? Check.skipped(id, "is not ours")
          : Check.broken(OPEN_PORTS, id, seen, remedy);
    }
    boolean loaded = answer.at("digests", "firewall").asBoolean(true);
    String reason =
        FIREWALL_STATES.getOrDefault(kind, loaded ? "" : "the rules deployed are not yet loaded");
    String problem =
        Stream.of(reason, seen).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    if (!problem.isEmpty()) {
      return Check.broken(
          FIREWALL,
          id,
          problem,
          "see `nft list ruleset`, `ufw status verbose` and /etc/scalable-jitsi; site.yml puts the"
              + " rules back");
    }
    String how =
        answer.at("outside").has("reason")
            ? answer.text("outside", "reason")
            : "tried from " + source;
    return Check.ok(id, "the rules deployed are in force (" + how + ")");
  }

  /** The ports that the controller reaches and should not; it may be a bridge, or fetch metrics. */
  private List<String> strange(String source) {
    if (cluster.addresses().contains(source)) {
      return List.of();
    }
    JsonNode metrics = cluster.fleet().path("metrics");
    boolean fetches = Admission.isAmong(source, AnyJson.texts(metrics.path("allow")));
    return AnyJson.texts(answer.at("outside", "open")).stream()
        .filter(port -> !fetches || !port.equals(metrics.path("port").asText()))
        .toList();
  }

  private Check disk() {
    String id = "disk";
    Map<String, Double> free = new LinkedHashMap<>();
    AnyJson.entries(answer.at("free"))
        .forEach(
            (path, share) -> {
              if (share.isNumber()) {
                free.put(path, share.asDouble());
              }
            });
    double least = free.values().stream().min(Double::compare).orElse(Double.NaN);
    if (free.isEmpty()) {
      return Check.skipped(id, "no file system says how much is free");
    }
    double limit = cluster.limit("disk_percent");
    if (least >= 2 * limit) {
      return Check.ok(id, Numbers.brief(least) + " % free");
    }
    String text =
        free.entrySet().stream()
            .filter(entry -> entry.getValue() < 2 * limit)
            .map(entry -> entry.getKey() + " has " + Numbers.brief(entry.getValue()) + " % free")
            .collect(joined());
    return Check.broken(
        least < limit ? DISK_FULL : DISK_LOW,
        id,
        text,
        "make room there: `du --one-file-system --max-depth=1`, `journalctl --vacuum-size=200M`");
  }

  private Check clock() {
    String id = "clock";
    double host = answer.at("clock", "host").asDouble();
    // The host was asked between before and after: what lies in there is no difference.
    double ahead = Math.max(0, host - answer.at("clock", "after").asDouble());
    double behind = Math.max(0, answer.at("clock", "before").asDouble() - host);
    if (Math.max(ahead, behind) < cluster.limit("clock_seconds")) {
      return Check.ok(id, "as the controller's");
    }
    return Check.broken(
        CLOCK,
        id,
        "the clock is "
            + Numbers.whole(ahead > 0 ? ahead : behind)
            + " s "
            + (ahead > 0 ? "ahead of" : "behind")
            + " the controller's",
        "see `timedatectl` on both; install and enable a time service such as systemd-timesyncd or"
            + " chrony");
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(", ");
  }
}
