package org.scalablejitsi.tools.vault;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** Encrypts with one password under one header, as {@code ansible-vault} does. */
public final class Vault {

  private final VaultHeader header;
  private final VaultPassword password;

  private Vault(VaultHeader header, VaultPassword password) {
    this.header = header;
    this.password = password;
  }

  /** For a new file. */
  public static Vault with(VaultPassword password) {
    return new Vault(VaultHeader.of(password), password);
  }

  /** The encrypted text; no two calls give the same. */
  public String encrypt(String text, RandomGenerator random) {
    byte[] salt = new byte[VaultCipher.SALT_BYTES];
    random.nextBytes(salt);
    VaultCipher cipher = new VaultCipher(password, salt);
    byte[] ciphertext = cipher.encrypt(text.getBytes(StandardCharsets.UTF_8));
    return new VaultEnvelope(header, salt, cipher.hmac(ciphertext), ciphertext).text();
  }

  /** Opens with whichever password fits; the one the header names is tried first. */
  public static DecryptResult open(String text, List<VaultPassword> passwords) {
    if (VaultHeader.MAGIC.startsWith(text.strip())) {
      return new DecryptResult.Damaged(text.isBlank() ? "it is empty" : "it is cut off");
    }
    if (!text.startsWith(VaultHeader.MAGIC)) {
      return text.lines().limit(1).anyMatch(VaultHeader::resembles)
          ? new DecryptResult.Damaged("its header was changed")
          : new DecryptResult.NotEncrypted();
    }
    VaultEnvelope envelope;
    try {
      envelope = VaultEnvelope.parse(text);
    } catch (VaultEnvelope.DamagedException e) {
      return new DecryptResult.Damaged(e.why());
    }
    String label = envelope.header().label();
    List<VaultPassword> inOrder =
        passwords.stream()
            .sorted(Comparator.comparing((VaultPassword p) -> !p.id().equals(label)))
            .toList();
    for (VaultPassword password : inOrder) {
      VaultCipher cipher = new VaultCipher(password, envelope.salt());
      if (MessageDigest.isEqual(cipher.hmac(envelope.ciphertext()), envelope.hmac())) {
        return decrypt(cipher, envelope, password);
      }
    }
    return unopened(text, Optional.ofNullable(label));
  }

  /** Ansible itself takes lines of any length, so an odd one says something only now. */
  private static DecryptResult unopened(String text, Optional<String> label) {
    OptionalInt odd = VaultEnvelope.oddLine(text);
    return odd.isPresent()
        ? new DecryptResult.Damaged(
            "its line " + odd.getAsInt() + " is not as long as Ansible Vault makes its lines")
        : new DecryptResult.WrongPassword(label);
  }

  private static DecryptResult decrypt(
      VaultCipher cipher, VaultEnvelope envelope, VaultPassword password) {
    Optional<byte[]> plain = cipher.decrypt(envelope.ciphertext());
    if (plain.isEmpty()) {
      return new DecryptResult.Damaged("the padding is wrong");
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(plain.get())).toString();
      return new DecryptResult.Text(text, new Vault(envelope.header(), password));
    } catch (CharacterCodingException e) {
      return new DecryptResult.Damaged("its content is not UTF-8 text");
    }
  }
}
