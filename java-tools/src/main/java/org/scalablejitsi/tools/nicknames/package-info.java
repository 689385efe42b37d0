/**
 * Every bridge's name in the brewery: unique in the fleet, the same for ever, never handed to
 * another host. Two bridges with one nickname look like one bridge to jicofo, without any error.
 */
@NullMarked
package org.scalablejitsi.tools.nicknames;

import org.jspecify.annotations.NullMarked;
