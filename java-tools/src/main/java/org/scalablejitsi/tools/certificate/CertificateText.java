package org.scalablejitsi.tools.certificate;

/**
 * A certificate as the caller read it.
 *
 * @param host the host that presents it
 * @param domain the name under which people reach that host
 * @param certificate the certificate and what it is issued by, PEM
 * @param publicKey the public half of the host's key, PEM; empty when the caller does not know it
 */
public record CertificateText(String host, String domain, String certificate, String publicKey) {}
