package org.scalablejitsi.tools.secrets;

/**
 * One version of one secret.
 *
 * @param generation counts from 1, one more at each rotation
 */
public record SecretId(String name, int generation) {}
