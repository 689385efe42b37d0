/**
 * The controller's files: read whole, and replaced whole or not at all. A run killed half way must
 * never leave half a vault.
 */
@NullMarked
package org.scalablejitsi.tools.storage;

import org.jspecify.annotations.NullMarked;
