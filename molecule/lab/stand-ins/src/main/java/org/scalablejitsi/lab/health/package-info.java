/**
 * The health check that both services share, with their rule of a first check after one interval.
 */
@NullMarked
package org.scalablejitsi.lab.health;

import org.jspecify.annotations.NullMarked;
