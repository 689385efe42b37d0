/**
 * Reads settings with Jitsi's own loader, so that a file means here what it means to the services.
 */
@NullMarked
package org.scalablejitsi.lab.config;

import org.jspecify.annotations.NullMarked;
