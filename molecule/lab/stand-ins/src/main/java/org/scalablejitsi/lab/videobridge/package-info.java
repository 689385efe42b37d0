/**
 * Stands in for jitsi-videobridge: joins the brewery and answers as the real one, without media.
 */
@NullMarked
package org.scalablejitsi.lab.videobridge;

import org.jspecify.annotations.NullMarked;
