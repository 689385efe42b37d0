/** The hosts of the inventory as the planner sees them: names, groups and resolved variables. */
@NullMarked
package org.scalablejitsi.tools.fleet;

import org.jspecify.annotations.NullMarked;
