import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Measures jitsi-tools against itself and its rivals, all in one run on one machine, and writes the
 * table into README.md. Run it with {@code make bench}; the figures to look at are the ratios.
 */
final class Bench {

  private static final Path BUILD = Path.of("build/bench");
  private static final Path TOOLS = Path.of("collection/plugins/plugin_utils").toAbsolutePath();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> PLAIN =
      List.of("java", "-jar", TOOLS + "/jitsi-tools.jar");
  private static final List<String> LAUNCHER = List.of(TOOLS + "/jitsi-tools");

  private final List<String> rows = new ArrayList<>();

  /** One program's wall time and the most memory it had. */
  private record Cost(double seconds, double megabytes) {}

  public static void main(String[] arguments) throws Exception {
    Files.createDirectories(BUILD);
    Bench bench = new Bench();
    ObjectNode example = bench.exampleRequest();
    bench.start(example);
    bench.renderOneHost(example);
    bench.plan(example);
    bench.throughAnsible(example);
    bench.rivals(example);
    bench.report();
  }

  /** What the plan of the example inventory is made from. */
  private ObjectNode exampleRequest() throws Exception {
    Path file = BUILD.resolve("request.json").toAbsolutePath();
    run(ansible(Path.of("inventories/example"), "--extra-vars", "jitsi_request=" + file), null);
    return (ObjectNode) JSON.readTree(file.toFile());
  }

  private void start(ObjectNode example) throws Exception {
    Path one = request(example, 1);
    run(command(LAUNCHER, "plan"), one);
    // The archive is made behind the first run's back.
    Thread.sleep(10_000);
    for (List<String> arguments : List.of(List.of("--version"), List.of("plan"))) {
      String[] words = arguments.toArray(String[]::new);
      Cost plain = median(5, command(PLAIN, words), one);
      Cost off = median(5, withoutArchive(command(LAUNCHER, words)), one);
      Cost on = median(5, command(LAUNCHER, words), one);
      String what = arguments.get(0).equals("plan") ? "plan of two hosts" : "`--version`";
      row(what, "plain `java -jar`", plain, "1");
      row(what, "launcher, no archive yet", off, ratio(off, plain));
      row(what, "launcher", on, ratio(on, plain));
    }
  }

  /** One host of a large fleet: all of it is rendered and checked all the same. */
  private void renderOneHost(ObjectNode example) throws Exception {
    for (int size : List.of(1, 100)) {
      Path request = request(example, size);
      String what = "one of " + (size + 1) + " hosts rendered";
      Cost plain = median(3, renderInto(PLAIN), request);
      Cost off = median(3, withoutArchive(renderInto(LAUNCHER)), request);
      Cost on = median(3, renderInto(LAUNCHER), request);
      row(what, "plain `java -jar`", plain, "1");
      row(what, "launcher, no archive yet", off, ratio(off, plain));
      row(what, "launcher", on, ratio(on, plain));
    }
  }

  /** Into a folder of its own each time, since none that is not empty is written to. */
  private static List<String> renderInto(List<String> program) {
    String script = "exec \"$@\" --host bridge0.example.com --output \"$(mktemp -d \"$0\"/XXXXXX)\" -";
    String folder = BUILD.toAbsolutePath().toString();
    return Stream.concat(
            Stream.of("sh", "-c", script, folder), command(program, "render").stream())
        .toList();
  }

  private void plan(ObjectNode example) throws Exception {
    Cost before = null;
    for (int size : List.of(10, 100, 1_000, 10_000)) {
      Cost cost = median(size > 1_000 ? 1 : 3, command(LAUNCHER, "plan"), request(example, size));
      row(size + " bridges", "`jitsi-tools plan`", cost, before == null ? "" : ratio(cost, before) + " × the former");
      before = cost;
    }
  }

  private void throughAnsible(ObjectNode example) throws Exception {
    for (int size : List.of(10, 100, 1_000)) {
      List<String> command = ansible(inventory(size), "-v");
      row(size + " bridges", "`ansible-playbook scalable.jitsi.plan`", median(1, command, null), parts(example, size));
    }
  }

  /** The same files by others. */
  private void rivals(ObjectNode example) throws Exception {
    Path request = request(example, 19);
    Cost ours = median(3, command(LAUNCHER, "plan"), request);
    long files = rendered(JSON.readTree(BUILD.resolve("output").toFile()));
    Cost task = median(1, ansible(inventory(19)), null);
    Cost tasks = median(1, templateTasks(example), null);
    same(files, "a `template` task for each file", filesBelow(BUILD.resolve("templates")));
    row("20 hosts", "`jitsi-tools plan`", ours, "1; " + files + " files");
    row("20 hosts", "`ansible-playbook scalable.jitsi.plan`", task, ratio(task, ours));
    String both = ratio(tasks, ours) + "; " + ratio(tasks, task) + " of the former";
    row("20 hosts", "a `template` task for each file", tasks, both);
    for (int size : List.of(10, 100, 1_000, 10_000)) {
      List<String> command = List.of("python3", "bench/batched.py", "collection/roles");
      Cost python = median(1, command, resolved(example, size));
      long others = textsOf(JSON.readTree(BUILD.resolve("output").toFile()));
      Cost java = median(1, command(LAUNCHER, "plan"), request(example, size));
      same(rendered(JSON.readTree(BUILD.resolve("output").toFile())), "Python", others);
      row(size + " bridges", "one Python process, Jinja2 compiled, no checks", python, "1");
      row(size + " bridges", "`jitsi-tools plan`", java, ratio(java, python));
    }
  }

  /** How many files of a plan are made from templates. */
  private static long rendered(JsonNode plan) {
    return StreamSupport.stream(plan.get("hosts").spliterator(), false)
        .flatMap(host -> StreamSupport.stream(host.get("files").spliterator(), false))
        .filter(file -> file.has("template"))
        .count();
  }

  private static long textsOf(JsonNode hosts) {
    return StreamSupport.stream(hosts.spliterator(), false).mapToLong(JsonNode::size).sum();
  }

  private static long filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  /** Who renders less is faster, and no rival. */
  private static void same(long ours, String who, long theirs) {
    if (ours != theirs) {
      throw new IllegalStateException(who + " renders " + theirs + " files, and jitsi-tools " + ours);
    }
  }

  private static Path request(ObjectNode example, int bridges) throws IOException {
    ObjectNode request = example.deepCopy();
    ArrayNode hosts = request.putArray("hosts");
    JsonNode bridge = null;
    for (JsonNode host : example.get("hosts")) {
      if (host.get("groups").get(0).asText().equals("jitsi_bridges")) {
        bridge = host;
      } else {
        hosts.add(host);
      }
    }
    for (int i = 0; i < bridges; i++) {
      ObjectNode copy = bridge.deepCopy();
      copy.put("name", "bridge" + i + ".example.com");
      ((ObjectNode) copy.get("vars")).putArray("jitsi_bridge_addresses").add(address(i));
      hosts.add(copy);
    }
    // A dry run for a vault that is not there: nothing is written and no password is needed.
    request.put("check", true);
    ((ObjectNode) request.get("secrets")).put("file", BUILD.resolve("none.yml").toString());
    ((ObjectNode) request.get("nicknames")).put("file", BUILD.resolve("none.yml").toString());
    Path file = BUILD.resolve("request-" + bridges + ".json");
    JSON.writeValue(file.toFile(), request);
    return file;
  }

  /** The same with the variables that jitsi-tools itself makes. */
  private static Path resolved(ObjectNode example, int bridges) throws IOException {
    JsonNode request = JSON.readTree(request(example, bridges).toFile());
    ArrayNode fleet = JSON.createArrayNode();
    for (JsonNode host : request.get("hosts")) {
      ObjectNode vars = (ObjectNode) host.get("vars");
      vars.put("inventory_hostname", host.get("name").asText());
      vars.put("jitsi_nickname", host.get("name").asText());
      vars.putObject("jitsi_secrets").put("jvb", "x".repeat(32)).put("focus", "y".repeat(32));
      vars.putObject("jitsi_logins").putArray("jvb").addObject().put("id", "jvb-g1").put("password", "x".repeat(32));
      if (vars.has("jitsi_bridge_addresses")) {
        ObjectNode bridge = fleet.addObject().put("nickname", host.get("name").asText()).put("websocket", false);
        bridge.set("addresses", vars.get("jitsi_bridge_addresses"));
        bridge.set("unseen_addresses", vars.get("jitsi_bridge_addresses"));
      } else {
        ObjectNode all = vars.putObject("jitsi_fleet");
        all.putArray("turn");
        all.set("bridges", fleet);
      }
    }
    Path file = BUILD.resolve("resolved-" + bridges + ".json");
    JSON.writeValue(file.toFile(), request);
    return file;
  }

  private static List<String> templateTasks(ObjectNode example) throws Exception {
    ObjectNode inventory = JSON.createObjectNode();
    for (JsonNode host : JSON.readTree(resolved(example, 19).toFile()).get("hosts")) {
      String group = host.get("groups").get(0).asText();
      inventory.withObject("/" + group + "/hosts").set(host.get("name").asText(), host.get("vars"));
    }
    Path folder = BUILD.resolve("templates");
    run(List.of("rm", "-rf", folder.toString()), null);
    Files.createDirectories(folder);
    Path file = BUILD.resolve("templates.json");
    JSON.writeValue(file.toFile(), inventory);
    String output = "bench_output=" + folder.toAbsolutePath();
    return List.of("ansible-playbook", "--inventory", file.toString(), "--extra-vars", output, "bench/templates.yml");
  }

  private static Path inventory(int bridges) throws IOException {
    String hosts =
        IntStream.range(0, bridges)
            .mapToObj(i -> "    bridge" + i + ": {jitsi_bridge_addresses: [" + address(i) + "]}\n")
            .collect(Collectors.joining());
    Path folder = Files.createDirectories(BUILD.resolve("inventory-" + bridges));
    Files.writeString(
        folder.resolve("hosts.yml"),
        "all:\n  vars: {jitsi_domain: meet.example.com}\njitsi_meet:\n  hosts: {meet1: }\n"
            + "jitsi_bridges:\n  hosts:\n" + hosts);
    return folder;
  }

  private static String address(int number) {
    return "10." + number / 65_536 + "." + number / 256 % 256 + "." + number % 256;
  }

  private static List<String> ansible(Path inventory, String... more) {
    List<String> command = new ArrayList<>(List.of("ansible-playbook", "--check", "--inventory", inventory.toString()));
    command.addAll(List.of(more));
    command.add("scalable.jitsi.plan");
    return command;
  }

  private static List<String> command(List<String> program, String... arguments) {
    return Stream.concat(program.stream(), Stream.of(arguments)).toList();
  }

  private static List<String> withoutArchive(List<String> command) {
    return command(List.of("env", "--unset=HOME", "--unset=XDG_CACHE_HOME"), command.toArray(String[]::new));
  }

  private Cost median(int runs, List<String> command, Path input) throws Exception {
    List<Cost> costs = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      costs.add(run(command, input));
    }
    costs.sort(Comparator.comparing(Cost::seconds));
    return costs.get(runs / 2);
  }

  private static Cost run(List<String> command, Path input) throws Exception {
    System.err.println(String.join(" ", command) + (input == null ? "" : " < " + input));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectInput(input == null ? Path.of("/dev/null").toFile() : input.toFile());
    builder.redirectOutput(BUILD.resolve("output").toFile());
    builder.redirectError(BUILD.resolve("errors").toFile());
    long start = System.nanoTime();
    Process process = builder.start();
    double megabytes = 0;
    while (process.isAlive()) {
      megabytes = Math.max(megabytes, peak(process));
      Thread.sleep(5);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new IllegalStateException(command + " failed: see output and errors in " + BUILD);
    }
    return new Cost(seconds, megabytes);
  }

  private static double peak(Process process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0; // it has just ended
    }
  }

  /**
   * Where the time of the last plan went, by its own word, and by that of jitsi-tools for the same
   * fleet: what is left of planning is the start of Java and the JSON of both sides.
   */
  private static String parts(ObjectNode example, int size) throws Exception {
    String output = Files.readString(BUILD.resolve("output"));
    String own =
        Stream.of("resolving", "planning", "keeping")
            .map(part -> part + " " + output.replaceAll("(?s).*\\b" + part + ": ([0-9.]+).*", "$1") + " s")
            .collect(Collectors.joining(", "));
    run(command(LAUNCHER, "plan", "--progress"), request(example, size));
    String steps =
        Files.readAllLines(BUILD.resolve("errors")).stream()
            .filter(line -> line.startsWith("progress: "))
            .map(line -> line.substring("progress: ".length()))
            .collect(Collectors.joining("; "));
    return own + " (in `jitsi-tools`, since its start: " + steps + ")";
  }

  private static String ratio(Cost cost, Cost base) {
    return String.format(Locale.ROOT, "%.2f", cost.seconds / base.seconds);
  }

  private void row(String what, String how, Cost cost, String ratio) {
    rows.add(
        String.format(
            Locale.ROOT, "| %s | %s | %.2f | %.0f | %s |", what, how, cost.seconds, cost.megabytes, ratio));
  }

  private void report() throws Exception {
    Path readme = Path.of("bench/README.md");
    String text = Files.readString(readme);
    String begin = "<!-- results: begin -->\n";
    String end = "<!-- results: end -->";
    String table =
        machine() + "\n\n| what | how | seconds | peak MB | ratio |\n|---|---|--:|--:|---|\n" + String.join("\n", rows) + "\n";
    Files.writeString(
        readme,
        text.substring(0, text.indexOf(begin) + begin.length()) + table + text.substring(text.indexOf(end)));
    System.out.println(table);
  }

  private static String machine() throws Exception {
    Map<String, String> cpu =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.contains(":"))
            .collect(
                Collectors.toMap(
                    line -> line.split(":")[0].trim(), line -> line.replaceFirst("^[^:]*:", "").trim(), (a, b) -> a));
    run(List.of("ansible", "--version"), null);
    String ansible = Files.readAllLines(BUILD.resolve("output")).get(0);
    String memory = Files.readAllLines(Path.of("/proc/meminfo")).get(0).replaceAll("\\D", "");
    return "Measured on %s, %d cores, %.1f GB of memory, Java %s, %s."
        .formatted(
            cpu.getOrDefault("model name", System.getProperty("os.arch")),
            Runtime.getRuntime().availableProcessors(),
            Long.parseLong(memory) / 1e6,
            System.getProperty("java.version"),
            ansible);
  }
}
