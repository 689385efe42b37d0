/**
 * Reads the files of an installation that somebody made by hand, checks the passwords and nicknames
 * in them, and brings them into the vault and the registry. No message ever quotes these files.
 */
@NullMarked
package org.scalablejitsi.tools.takeover;

import org.jspecify.annotations.NullMarked;
