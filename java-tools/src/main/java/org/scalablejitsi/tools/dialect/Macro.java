package org.scalablejitsi.tools.dialect;

import java.util.List;

/**
 * A macro of this template.
 *
 * @param parameters all of them, in order
 * @param required how many of the first have no default
 */
record Macro(List<String> parameters, int required) {}
