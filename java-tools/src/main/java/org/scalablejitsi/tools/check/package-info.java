/**
 * What can be proved about the plan before any host is touched: each file is read by a reader of
 * its format, what it says is compared with what its service knows, and there are rules over all
 * hosts. One rule is one class with a number for ever; its page lies among the resources.
 */
@NullMarked
package org.scalablejitsi.tools.check;

import org.jspecify.annotations.NullMarked;
