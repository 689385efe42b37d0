/** What verify found in the running cluster, as a web page that needs nothing from elsewhere. */
@NullMarked
package org.scalablejitsi.tools.report;

import org.jspecify.annotations.NullMarked;
