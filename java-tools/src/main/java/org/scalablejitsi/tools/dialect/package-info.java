/**
 * The templates' dialect: the part of Jinja2 of which Ansible and Jinjava make the same bytes. A
 * template is read here by a parser of our own, and what is not on the list is refused; neither
 * engine is asked, because where they differ at least one of them is silent.
 */
@NullMarked
package org.scalablejitsi.tools.dialect;

import org.jspecify.annotations.NullMarked;
