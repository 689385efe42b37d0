/**
 * Ansible Vault's file format 1.1 and 1.2, with the JDK's own cryptography, so that ansible-vault
 * opens what we write and we open what it writes.
 */
@NullMarked
package org.scalablejitsi.tools.vault;

import org.jspecify.annotations.NullMarked;
