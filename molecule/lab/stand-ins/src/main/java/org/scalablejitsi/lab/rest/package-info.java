/** A small HTTP server on the JDK's own, enough for the private REST answers of the services. */
@NullMarked
package org.scalablejitsi.lab.rest;

import org.jspecify.annotations.NullMarked;
