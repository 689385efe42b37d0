/** JSON from callers, read strictly: what is missing, unknown or too much is an error. */
@NullMarked
package org.scalablejitsi.tools.json;

import org.jspecify.annotations.NullMarked;
