package org.scalablejitsi.tools.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalablejitsi.tools.certificate.CertificateText;
import org.scalablejitsi.tools.secrets.RotationStep;

class RequestReaderTest {

  private static final String REQUEST =
      """
      {"schema": 1, "check": false,
       "secrets": {"file": "/s.yml", "passwords": [{"id": "default", "password": "c2VjcmV0"}]},
       "nicknames": {"file": "/n.yml"},
       "roles": {"jitsi_meet": ["/roles/common", "/roles/meet"]},
       "hosts": [{"name": "meet1", "groups": ["jitsi_meet"], "vars": {"a": null, "b": [1]}}]}
      """;

  @Test
  void readsARequest() {
    PlanRequest request = read(REQUEST);

    assertThat(request.roles())
        .containsEntry("jitsi_meet", List.of("/roles/common", "/roles/meet"));
    assertThat(request.hosts().get(0).vars()).containsEntry("a", null);
    assertThat(request.secrets().passwords().get(0).password())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("secret");
  }

  @Test
  void takesARequestWithoutCertificatesForOneWithNone() {
    assertThat(read(REQUEST).certificates()).isEmpty();
  }

  @Test
  void readsWhatToDoToSecretsIfAnything() {
    String rotation = "\"rotation\": {\"jvb\": \"DROP_PREVIOUS\"}, \"hosts\": [";

    assertThat(read(REQUEST).rotation()).isEmpty();
    assertThat(read(REQUEST.replace("\"hosts\": [", rotation)).rotation())
        .containsExactly(Map.entry("jvb", RotationStep.DROP_PREVIOUS));
  }

  @Test
  void readsCertificatesWithAndWithoutTheirPublicKey() {
    String certificates =
        """
        "certificates": [
          {"host": "meet1", "domain": "a.b", "certificate": "PEM", "public_key": "KEY"},
          {"host": "meet1", "domain": "a.b", "certificate": "PEM"}],
        "hosts": ["""
            .strip();

    assertThat(read(REQUEST.replace("\"hosts\": [", certificates)).certificates())
        .containsExactly(
            new CertificateText("meet1", "a.b", "PEM", "KEY"),
            new CertificateText("meet1", "a.b", "PEM", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '~',
      value = {
        "\"schema\": 1 § \"schema\": 2 § the request has schema 2, not 1",
        "\"check\": false, § ~~ § the request's 'check' is missing, unknown or of another type",
        "\"check\" § \"extra\": 1, \"check\" § the request's 'extra' is missing, unknown or of another type",
        "\"nicknames\": {\"file\": \"/n.yml\"}, § ~~ § the request's 'nicknames' is missing, unknown or"
            + " of another type",
        "\"name\": \"meet1\", § ~~ § the request's 'hosts[0].name' is missing, unknown or of another"
            + " type",
        "[\"jitsi_meet\"], § [null], § the request's 'hosts[0].groups[0]' is missing, unknown or of another type",
        "[{\"name\" § [null, {\"name\" § the request's 'hosts[0]' is missing, unknown or of another type",
        "[{\"id\" § [null, {\"id\" § the request's 'secrets.passwords[0]' is missing, unknown or of another type",
        "[\"/roles/common\", § [null, § the request's 'roles.jitsi_meet[0]' is missing, unknown or of another type",
        "[\"/roles/common\", \"/roles/meet\"] § null § the request's 'roles.jitsi_meet' is missing, unknown or of another type",
        "\"/n.yml\" § null § the request's 'nicknames.file' is missing, unknown or of another type",
        "\"meet1\" § \"\" § the request has host '' twice or without a name",
        "\"c2VjcmV0\" § \"c2V*cmV0\" § the request's 'secrets.passwords[0].password' is missing,"
            + " unknown or of another type",
        "false, § c2VjcmV0, § the request is not JSON at line 1, column 33"
      })
  void saysWhatIsWrongAndQuotesNothing(String right, String wrong, String message) {
    assertThatThrownBy(() -> read(REQUEST.replace(right, wrong)))
        .hasMessage(
            "error: " + message + "; install a jitsi-tools and a collection of the same version");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '~',
      value = {
        "~~ § the request is empty or not an object",
        "null § the request is not an object",
        "[] § the request is empty or not an object",
        "{ § the request is not JSON at line 1, column 2"
      })
  void refusesWhatIsNoObject(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .hasMessage(
            "error: " + message + "; install a jitsi-tools and a collection of the same version");
  }

  @Test
  void refusesAnEmptyPassword() {
    assertThatThrownBy(() -> read(REQUEST.replace("c2VjcmV0", "")))
        .hasMessage("error: the vault password 'default' is empty; put the password into its file");
  }

  @Test
  void refusesAHostTwice() {
    String host = "{\"name\": \"meet1\", \"groups\": [], \"vars\": {}}";

    assertThatThrownBy(() -> read(REQUEST.replace("\"hosts\": [", "\"hosts\": [" + host + ",")))
        .hasMessageContaining("the request has host 'meet1' twice or without a name");
  }

  private static PlanRequest read(String text) {
    return RequestReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
