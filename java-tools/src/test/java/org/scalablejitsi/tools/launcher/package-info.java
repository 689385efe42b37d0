/** Tests of the shell launcher that starts the jar. */
package org.scalablejitsi.tools.launcher;
