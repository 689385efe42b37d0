/**
 * The command line: parses arguments, hands over to the planner, and maps its outcome to an exit
 * code.
 */
@NullMarked
package org.scalablejitsi.tools.cli;

import org.jspecify.annotations.NullMarked;
