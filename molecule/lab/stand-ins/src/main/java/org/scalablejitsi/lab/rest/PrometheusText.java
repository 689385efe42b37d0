package org.scalablejitsi.lab.rest;

/** Writes metrics in the text format that Prometheus reads. */
public final class PrometheusText {
  private final String namespace;
  private final StringBuilder text = new StringBuilder();

  public PrometheusText(String namespace) {
    this.namespace = namespace;
  }

  public PrometheusText gauge(String name, String help, double value) {
    return metric(name, "gauge", help, value);
  }

  public PrometheusText gauge(String name, String help, boolean value) {
    return gauge(name, help, value ? 1.0 : 0.0);
  }

  public PrometheusText counter(String name, String help, double value) {
    return metric(name + "_total", "counter", help, value);
  }

  private PrometheusText metric(String name, String type, String help, double value) {
    String full = namespace + "_" + name;
    text.append("# HELP ").append(full).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(full).append(' ').append(type).append('\n');
    text.append(full).append(' ').append(value).append('\n');
    return this;
  }

  public Reply reply() {
    return new Reply(200, "text/plain; version=0.0.4; charset=utf-8", text.toString());
  }
}
