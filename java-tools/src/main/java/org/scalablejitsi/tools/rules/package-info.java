/**
 * The rules' pages, which a user reads: one file for each rule among the program's resources,
 * listed in {@code index.txt}, and nowhere else. The documentation is made of the same files.
 */
@NullMarked
package org.scalablejitsi.tools.rules;

import org.jspecify.annotations.NullMarked;
