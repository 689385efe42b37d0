/** What input may cost. Whoever wrote it may have meant it to cost more than there is. */
@NullMarked
package org.scalablejitsi.tools.limits;

import org.jspecify.annotations.NullMarked;
