/**
 * What rendered files say, compared with what their services know: keys, modules, connections,
 * ports and destinations.
 */
@NullMarked
package org.scalablejitsi.tools.settings;

import org.jspecify.annotations.NullMarked;
