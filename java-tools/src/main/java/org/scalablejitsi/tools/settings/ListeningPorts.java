package org.scalablejitsi.tools.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.scalablejitsi.tools.format.HoconTree;
import org.scalablejitsi.tools.format.HostFile;

/** Reads from a rendered file on which ports its service is to listen. */
public final class ListeningPorts {

  private static final String TCP = "tcp";
  private static final String UDP = "udp";

  /** Protocol by key; a port of which nothing is said is not read. */
  private static final Map<String, Map<String, String>> HOCON_KEYS =
      Map.of(
          "videobridge",
          Map.of(
              "videobridge.http-servers.public.port", TCP,
              "videobridge.http-servers.public.tls-port", TCP,
              "videobridge.http-servers.private.port", TCP,
              "videobridge.http-servers.private.tls-port", TCP,
              "videobridge.ice.tcp.port", TCP,
              "videobridge.ice.udp.port", UDP),
          "jicofo",
          Map.of("jicofo.rest.port", TCP, "jicofo.rest.tls-port", TCP));

  private static final String ICE_TCP = "videobridge.ice.tcp";
  private static final Optional<String> TRUE = Optional.of("true");

  private static final Pattern LUA_PORTS =
      Pattern.compile("(?m)^\\h*([a-z0-9_]{1,60}_ports)\\s*+=\\s*+\\{([^}]{0,2000}+)\\}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final Pattern NGINX_LISTEN =
      Pattern.compile("(?m)^\\h*listen\\s++(?:\\S{1,300}:)?([0-9]{1,9})(?=[\\s;])([^;]{0,300}+);");

  private static final Pattern METRICS =
      Pattern.compile("(?m)^ExecStart=\\S*/scalable-jitsi-metrics ([0-9]{1,5}) ");

  private ListeningPorts() {}

  /** The ports in a file that its format's reader accepts. */
  public static List<ListeningPort> of(HostFile.Text file) {
    return of(file, HoconTree.of(file));
  }

  static List<ListeningPort> of(HostFile.Text file, HoconTree tree) {
    return switch (file.format()) {
      case HOCON -> inHocon(file, tree).toList();
      case LUA -> file.service().equals("prosody") ? inLua(file).toList() : List.of();
      case TEXT -> inText(file).toList();
      default -> List.of();
    };
  }

  private static Stream<ListeningPort> inHocon(HostFile.Text file, HoconTree tree) {
    return HOCON_KEYS.getOrDefault(file.service(), Map.of()).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(
            key ->
                !key.getKey().startsWith(ICE_TCP) || tree.text(ICE_TCP + ".enabled").equals(TRUE))
        .flatMap(
            key ->
                number(tree.text(key.getKey()))
                    .map(port -> port(file, key.getKey(), key.getValue(), port))
                    .stream());
  }

  /** Below 1 a service does not listen, and beyond five digits it does not start. */
  private static Optional<Integer> number(Optional<String> value) {
    return value
        .filter(text -> text.matches("[0-9]{1,5}"))
        .map(Integer::valueOf)
        .filter(port -> port > 0);
  }

  private static Stream<ListeningPort> inLua(HostFile.Text file) {
    return LUA_PORTS
        .matcher(file.text())
        .results()
        .flatMap(
            setting ->
                NUMBER
                    .matcher(setting.group(2))
                    .results()
                    .flatMap(number -> number(Optional.of(number.group())).stream())
                    .map(number -> port(file, setting.group(1), TCP, number)));
  }

  private static Stream<ListeningPort> inText(HostFile.Text file) {
    return switch (file.service()) {
      case "nginx" -> inNginx(file);
      case "metrics" ->
          METRICS
              .matcher(file.text())
              .results()
              .flatMap(port -> number(Optional.of(port.group(1))).stream())
              .map(port -> port(file, "ExecStart", TCP, port));
      default -> Stream.empty();
    };
  }

  private static Stream<ListeningPort> inNginx(HostFile.Text file) {
    return NGINX_LISTEN
        .matcher(file.text())
        .results()
        .flatMap(
            listen ->
                number(Optional.of(listen.group(1)))
                    .map(
                        port ->
                            port(
                                file, "listen", listen.group(2).contains("quic") ? UDP : TCP, port))
                    .stream());
  }

  private static ListeningPort port(HostFile.Text file, String setting, String protocol, int port) {
    return new ListeningPort(file.service(), setting, file.dest(), protocol, port);
  }
}
