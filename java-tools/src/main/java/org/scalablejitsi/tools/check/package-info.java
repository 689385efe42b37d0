/**
 * What can be proved about the plan before any host is touched: each file is read by a reader of
 * its format, and rules over all hosts.
 */
@NullMarked
package org.scalablejitsi.tools.check;

import org.jspecify.annotations.NullMarked;
