package org.scalablejitsi.tools.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever stands in the place of any part of a question, it is judged. */
final class HostileAnswersTest {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final List<JsonNode> VALUES =
      List.of(
          Questions.any("null"),
          Questions.any("{}"),
          Questions.any("[]"),
          Questions.any("[null, [1], {a: null}]"),
          Questions.any("{a: null, b: [1]}"),
          Questions.any("true"),
          Questions.any("-1"),
          Questions.any("1e400"),
          Questions.any("-1e-400"),
          Questions.any("123456789012345678901234567890"),
          Questions.any("''"),
          Questions.any("' %s $1 \\\\ '"),
          Questions.any("'99999999999999999999.1.'"),
          Questions.any("'\\ud800\\u001b[2J\\n'"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "CAPACITY | {nicknames: {a: 'one', b: 'two'}, leaving: ['a'], away: [], max_stress: 0.8,"
            + " max_participants: 9, debug: {bridge_selector: {bridge: {'x/one': {operational:"
            + " true, healthy: true, stress: 0.1, endpoints: 1}, 'x/two': {operational: true,"
            + " drain: false, stress: 0.1, endpoints: 3}}}}}",
        "MODULES | {meet: 'a', later: false, features: {f: {module: 'x', component: 'y'}}, modules:"
            + " {versions: {prosody: '1'}, modules: {x: ['h']}, missing: ['x', 'muc']}}",
        "ROTATION | {versions: {jvb: {current: {generation: 1, created: 'c'}, next: {generation:"
            + " 2}}, turn: {current: {generation: 1}, previous: {generation: 0}}}, fits: {jvb:"
            + " 'next'}, turn: {t: {reached: true, found: ['current'], settled: true}}, rollback:"
            + " false, emergency: false}",
        "TURN_BEHIND | {turn: {t: {settled: false, reason: 'r'}}}",
        "UPGRADE | {hosts: {a: {policy: 'p:\\n  Installed: 1\\n  Candidate: 2\\n  Version"
            + " table:\\n     2 500\\n', wanted: {p: '2', q: '1'}, only_wanted: false}}}",
        "PREFLIGHT | {meet: 'm', certificate: {c: 'bad'}, modules: {missing: []}, features: {},"
            + " hosts: [{name: 'm', groups: ['jitsi_meet', 'jitsi_turn'], vars: {jitsi_domain: 'd',"
            + " jitsi_turn_port: 3478, jitsi_turn_addresses: ['t']}}, {name: 'b', groups:"
            + " ['jitsi_bridges'], vars: {jitsi_xmpp_host: 'd', jitsi_bridge_media_port: 1,"
            + " jitsi_bridge_addresses: ['1.2.3.4'], jitsi_bridge_require_public_address: true}}],"
            + " found: {m: {cpus: 1, memory_mb: 1, container: false, synchronised: 'no', java: 8,"
            + " prosody: '0:0.11.9-1', prosody_hosts: {ours: false, hosts: [{name: 'x', place:"
            + " 'y'}]}, listeners: [{port: '80/tcp', program: 'p', unit: 'u'}], addresses:"
            + " ['10.0.0.1'], names: {d: ['1.1.1.1'], t: ['1.1.1.2']}, served: {o: ['/p']}}, b:"
            + " {cpus: 1, listeners: [], addresses: ['1.2.3.4', 'fe80::1%eth0'], names: {d:"
            + " ['9.9.9.9']}, reach: {open: true, error: 'e', sources: ['5.6.7.8']}}}}"
      })
  void judgesNoMatterWhat(Phase phase, String json) {
    ObjectNode question = Questions.object(json);
    List<JsonPointer> places = new ArrayList<>();
    collect(question, JsonPointer.empty(), places);

    assertThat(places).hasSizeGreaterThan(3);
    for (JsonPointer place : places) {
      for (JsonNode value : VALUES) {
        ObjectNode spoilt = question.deepCopy();
        put(spoilt.at(place.head()), place, value);
        assertThatNoException()
            .as("%s at %s", value, place)
            .isThrownBy(() -> MAPPER.writeValueAsString(phase.judge(spoilt)));
      }
    }
  }

  private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> places) {
    node.properties()
        .forEach(
            entry -> {
              JsonPointer place = at.appendProperty(entry.getKey());
              places.add(place);
              collect(entry.getValue(), place, places);
            });
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      JsonPointer place = at.appendIndex(i);
      places.add(place);
      collect(node.get(i), place, places);
    }
  }

  private static void put(JsonNode parent, JsonPointer place, JsonNode value) {
    if (parent instanceof ObjectNode object) {
      object.set(place.last().getMatchingProperty(), value);
    } else {
      ((ArrayNode) parent).set(place.last().getMatchingIndex(), value);
    }
  }
}
