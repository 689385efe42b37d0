/**
 * The picture of an installation: its hosts, what listens on them and who may reach it, drawn from
 * the inventory alone. It needs no secret and writes no file.
 */
@NullMarked
package org.scalablejitsi.tools.topology;

import org.jspecify.annotations.NullMarked;
