package org.scalablejitsi.tools.secrets;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A secret with the versions that the vault file keeps of it.
 *
 * @param current what the plan deploys
 * @param next made by a rotation that has not come to its end
 * @param previous what was current before, to go back to
 */
record Secret(
    String name,
    SecretVersion current,
    @Nullable SecretVersion next,
    @Nullable SecretVersion previous) {

  Stream<SecretVersion> versions() {
    return Stream.of(current, next, previous).filter(Objects::nonNull);
  }
}
