package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import org.scalablejitsi.tools.problem.Rule;

/** A certificate that a service shows. */
enum Certificates {
  WEB("web", "nginx", "the web certificate", "renew it, then `systemctl reload nginx`"),
  PROSODY("prosody", "prosody", "prosody's certificate for bridges and jicofo", Words.OURS),
  TURN("turn", "coturn", "coturn's certificate", Words.OURS);

  static final Rule SHOWN = Rule.error("JT528");
  static final Rule VALID = Rule.error("JT529");
  static final Rule NAME = Rule.error("JT530");
  static final Rule TRUSTED = Rule.error("JT531");
  static final Rule ENDS = Rule.warning("JT532");

  private static final double DAY = 86400;

  private final String name;
  private final String unit;
  private final String title;
  private final String renew;

  Certificates(String name, String unit, String title, String renew) {
    this.name = name;
    this.unit = unit;
    this.title = title;
    this.renew = renew;
  }

  private static final class Words {
    private static final String OURS =
        "run site.yml, which renews one that it made; one that was signed by a CA is yours to"
            + " renew";
  }

  String id() {
    return "certificate " + name;
  }

  /**
   * Judges it.
   *
   * @param named whether others ask for it by name
   * @param trusted whether others have to trust it
   */
  Check judge(Answer answer, boolean named, boolean trusted, Cluster cluster) {
    if (!answer.runs(unit)) {
      return Check.skipped(id(), unit + " does not run");
    }
    JsonNode shown = answer.at("certificates", name);
    if (!shown.path("not_after").isNumber() || shown.has("error")) {
      String error = shown.path("error").asText("no certificate is shown");
      return Check.broken(SHOWN, id(), title + ": " + error, "see the log of " + unit);
    }
    // By the controller's clock: the host's may be wrong.
    double now = answer.at("clock", "before").asDouble();
    double end = shown.path("not_after").asDouble();
    double days = (end - now) / DAY;
    String until = Numbers.day(end);
    if (days < 0) {
      return Check.broken(VALID, id(), title + " has expired on " + until, renew);
    }
    if (shown.path("not_before").asDouble() > now) {
      return Check.broken(VALID, id(), title + " is not valid yet", renew);
    }
    if (named && !AnyJson.isSet(shown.path("covers"))) {
      return Check.broken(NAME, id(), title + " does not cover the name it is asked for", renew);
    }
    String trust = shown.path("trust").asText("");
    if (trusted && !trust.equals("ok")) {
      return Check.broken(
          TRUSTED,
          id(),
          title + " is not trusted: " + trust,
          "put the whole chain into the file; a CA of your own must be known to the host");
    }
    String text = title + " is valid until " + until + ", for " + Numbers.whole(days) + " days";
    return days < cluster.limit("certificate_days")
        ? Check.broken(ENDS, id(), text, renew)
        : Check.ok(id(), text);
  }
}
