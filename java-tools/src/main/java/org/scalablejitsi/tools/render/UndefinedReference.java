package org.scalablejitsi.tools.render;

/**
 * A name that was looked up and gave nothing.
 *
 * @param template the template it stands in
 * @param name a variable, or one attribute of a longer path
 * @param isNull whether it is there without a value; {@code is defined} does not excuse that,
 *     because Ansible's answer would differ
 * @param isConsequence whether something else had gone wrong before
 */
record UndefinedReference(
    String template, int line, String name, boolean isNull, boolean isConsequence) {}
