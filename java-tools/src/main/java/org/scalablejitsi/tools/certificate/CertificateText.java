package org.scalablejitsi.tools.certificate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

/**
 * A host's certificate as the caller read it, without its private key.
 *
 * @param host the host that presents it
 * @param domain the name under which people reach that host
 * @param certificate the certificate and what it is issued by, PEM
 * @param publicKey the public half of the host's key, PEM; empty when the caller does not know it
 */
public record CertificateText(
    String host,
    String domain,
    String certificate,
    @JsonProperty("public_key") @JsonSetter(nulls = Nulls.AS_EMPTY) String publicKey) {}
