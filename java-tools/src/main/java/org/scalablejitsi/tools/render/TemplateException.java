package org.scalablejitsi.tools.render;

/** Thrown when a template does not become text. */
final class TemplateException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient TemplateFault fault;

  TemplateException(TemplateFault fault) {
    super(fault.toString());
    this.fault = fault;
  }

  /** The first thing that is wrong; what follows it is mostly its consequence. */
  TemplateFault fault() {
    return fault;
  }
}
