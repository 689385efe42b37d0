/**
 * The passwords of the installation. Values live in the vault file and nowhere else: all other code
 * sees placeholders of a secret's own shape.
 */
@NullMarked
package org.scalablejitsi.tools.secrets;

import org.jspecify.annotations.NullMarked;
