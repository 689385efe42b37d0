/** Readers of the formats that rendered files have; each is as strict as the file's service. */
@NullMarked
package org.scalablejitsi.tools.format;

import org.jspecify.annotations.NullMarked;
