package org.scalablejitsi.tools.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.certificate.Certificates.chain;
import static org.scalablejitsi.tools.certificate.Certificates.lines;

import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

final class CompleteChainTest {
  private final CompleteChain rule = new CompleteChain(() -> Set.of(new X500Principal("CN=Root")));

  @Test
  void holdsWhenAWellKnownRootIssuedTheLast() {
    assertThat(lines(rule, chain("rsa.crt", "intermediate.crt"))).isEmpty();
  }

  @Test
  void holdsForAChainDownToARootOrASelfSignedCertificate() {
    CompleteChain knowsNone = new CompleteChain(Set::of);

    assertThat(lines(knowsNone, chain("rsa.crt", "intermediate.crt", "root.crt"))).isEmpty();
    assertThat(lines(knowsNone, chain("self-signed.crt"))).isEmpty();
  }

  @Test
  void warnsOfAMissingIntermediate() {
    assertThat(lines(rule, chain("rsa.crt")))
        .containsExactly(
            "warning: the chain ends with certificate 'CN=meet', whose issuer 'CN=Intermediate' is"
                + " no well-known root; append the missing certificates, unless your browsers know"
                + " that issuer [JT057]");
  }
}
