package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import org.scalablejitsi.tools.problem.Rule;
import org.scalablejitsi.tools.secrets.RotationPhase;

/**
 * A secret that is to be rotated, and the words for where that stands.
 *
 * @param versions those that the vault keeps of it, by {@code current}, {@code next} and {@code
 *     previous}
 */
record RotatedSecret(String name, JsonNode versions) {

  static final Rule IN_USE = Rule.error("JT663");

  /**
   * What is to be done.
   *
   * @param says how it is told before
   * @param done and, if otherwise, afterwards
   */
  record Step(String phase, String says, String done) {}

  boolean has(String version) {
    return AnyJson.isSet(versions.path(version));
  }

  /**
   * The step for a phase.
   *
   * @param isTold whether the secret's end is told in other words than its beginning
   */
  Step step(RotationPhase phase, boolean isTold) {
    return switch (phase) {
      case STAGE -> {
        String says = generation("current") + " is in use, and gets a successor";
        yield step(phase, says, isTold ? "rotated" : says);
      }
      case CHANGE, PROMOTE -> toFinish(phase, "next", isTold);
      case FINISH -> toFinish(phase, "current", isTold);
      case ABANDON -> {
        String says = generation("next") + " is given up";
        yield step(phase, says, says + "; " + generation("current") + " stays");
      }
      case NONE -> step(phase, "no rotation is under way", "there was nothing to give up");
    };
  }

  Step step(RotationPhase phase, String says, String done) {
    return new Step(phase.label(), name + ": " + says, name + ": " + done);
  }

  private Step toFinish(RotationPhase phase, String version, boolean isTold) {
    JsonNode created = versions.path(version).path("created");
    String begun =
        "the rotation to "
            + generation(version)
            + ", begun "
            + (AnyJson.isSet(created) ? created.asText() : "at an unknown time");
    String says = begun + ", is to be finished";
    return step(phase, says, isTold ? "finished " + begun + "; run this again to rotate" : says);
  }

  String generation(String version) {
    return "generation " + versions.path(version).path("generation").asText();
  }

  /** That it is too late to give up. */
  BrokenRule inUse() {
    return broken(IN_USE, generation("current") + " is in use already and cannot be given up.");
  }

  BrokenRule broken(Rule rule, String text) {
    return new BrokenRule(rule, name + ": " + text + " Nothing was changed.");
  }
}
