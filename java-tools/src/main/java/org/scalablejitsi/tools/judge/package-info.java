/**
 * Judges what the hosts of a cluster answered. A question is about the whole cluster and one phase
 * of a playbook; the hosts were asked before, and nothing here reaches them.
 */
@NullMarked
package org.scalablejitsi.tools.judge;

import org.jspecify.annotations.NullMarked;
