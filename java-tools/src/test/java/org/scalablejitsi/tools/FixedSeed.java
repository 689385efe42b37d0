package org.scalablejitsi.tools;

import java.util.Random;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * The one seed of all chance in the tests, so that a build says the same tomorrow. Each property
 * prints it; {@code mvn -Dtests.seed=N} tries another one.
 */
public final class FixedSeed implements AroundPropertyHook {

  private static final long SEED = Long.getLong("tests.seed", 20_261_124);

  /** Chance for a test that is no property; it prints the seed too. */
  public static Random random() {
    System.out.println("seed = " + SEED);
    return new Random(SEED);
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    context.attributes().setSeed(Long.toString(SEED));
    return property.execute();
  }
}
