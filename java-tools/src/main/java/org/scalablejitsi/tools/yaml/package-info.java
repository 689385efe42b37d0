/**
 * SnakeYAML behind limits: no Java types, no aliases that blow up, and errors that give a place
 * without quoting the text, which may hold secrets.
 */
@NullMarked
package org.scalablejitsi.tools.yaml;

import org.jspecify.annotations.NullMarked;
