package org.scalablejitsi.tools.render;

import com.hubspot.jinjava.tree.Node;
import java.util.Optional;

/**
 * A template, parsed once for all hosts.
 *
 * @param fault what the parser found; such a template is not rendered
 * @param cache what came of it so far
 */
record Template(
    String name, String source, Node root, Optional<TemplateFault> fault, RenderCache cache) {}
