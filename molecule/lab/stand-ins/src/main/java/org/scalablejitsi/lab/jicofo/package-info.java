/** Stands in for jicofo: counts the bridges in the brewery and places conferences on them. */
@NullMarked
package org.scalablejitsi.lab.jicofo;

import org.jspecify.annotations.NullMarked;
