/**
 * Turns the roles' templates into text. The only package that knows Jinjava; all that Jinjava would
 * let pass in silence (undefined attributes, null) is an error here.
 */
@NullMarked
package org.scalablejitsi.tools.render;

import org.jspecify.annotations.NullMarked;
