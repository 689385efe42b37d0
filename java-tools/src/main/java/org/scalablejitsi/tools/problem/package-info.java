/**
 * What is wrong with the input, on which hosts, and how to fix it. Every error or warning is a
 * Problem, so that all of them read alike and the same fault on many hosts becomes one line.
 */
@NullMarked
package org.scalablejitsi.tools.problem;

import org.jspecify.annotations.NullMarked;
