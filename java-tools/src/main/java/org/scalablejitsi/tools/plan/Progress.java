package org.scalablejitsi.tools.plan;

/** Listens to the steps of a plan: that of a large fleet takes seconds. */
@FunctionalInterface
public interface Progress {

  /** For who does not want to know. */
  Progress NONE = step -> {};

  /** Called after each step with what it was. */
  void done(String step);
}
