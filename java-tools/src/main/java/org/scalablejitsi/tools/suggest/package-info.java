/** What a user may have meant, where an unknown word stands for a known one. */
@NullMarked
package org.scalablejitsi.tools.suggest;

import org.jspecify.annotations.NullMarked;
