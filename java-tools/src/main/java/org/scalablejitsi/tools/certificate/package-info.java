/**
 * What a web host's certificate is worth, seen before it is deployed. Works on texts that the
 * request brings; a private key is never among them, its public half is enough.
 */
@NullMarked
package org.scalablejitsi.tools.certificate;

import org.jspecify.annotations.NullMarked;
