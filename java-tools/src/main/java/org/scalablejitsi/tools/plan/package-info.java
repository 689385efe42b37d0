/**
 * The plan of the whole fleet: one request in, all hosts' files out, and nothing written unless
 * everything is right.
 */
@NullMarked
package org.scalablejitsi.tools.plan;

import org.jspecify.annotations.NullMarked;
