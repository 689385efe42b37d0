package org.scalablejitsi.tools.secrets;

/**
 * One version of one secret.
 *
 * @param generation one more at each rotation; 0 for a value that was taken over
 */
public record SecretId(String name, int generation) {}
