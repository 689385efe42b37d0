package org.scalablejitsi.tools.takeover;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** An account as prosody's internal storage keeps it: a Lua table with SCRAM keys, or in plain. */
record ProsodyAccount(Map<String, String> fields) {

  private static final Pattern FIELD = Pattern.compile("\\[\"(\\w+)\"]\\s*=\\s*\"?([^\";]*)\"?;");
  private static final int SHA1_BITS = 160;

  /** Prosody makes 10,000 of them. */
  private static final int MAX_ITERATIONS = 100_000;

  private static final Pattern WHOLE = Pattern.compile("([0-9]{1,9})(?:\\.0)?");

  static ProsodyAccount parse(String text) {
    Map<String, String> fields = new HashMap<>();
    Matcher matcher = FIELD.matcher(text);
    while (matcher.find()) {
      fields.put(matcher.group(1), matcher.group(2));
    }
    return new ProsodyAccount(fields);
  }

  /** What is in it that prosody does not write, in words. */
  Optional<String> fault() {
    if (!isScram()) {
      return Optional.empty();
    }
    if (iterations().isEmpty()) {
      return Optional.of("its iteration_count is not a whole number from 1 to " + MAX_ITERATIONS);
    }
    return text("salt").isEmpty() ? Optional.of("its salt is empty") : Optional.empty();
  }

  private boolean isScram() {
    return fields.keySet().containsAll(List.of("salt", "stored_key", "iteration_count"));
  }

  private String text(String field) {
    return fields.getOrDefault(field, "");
  }

  private OptionalInt iterations() {
    Matcher whole = WHOLE.matcher(text("iteration_count"));
    int count = whole.matches() ? Integer.parseInt(whole.group(1)) : 0;
    return count > 0 && count <= MAX_ITERATIONS ? OptionalInt.of(count) : OptionalInt.empty();
  }

  /** Whether it lets somebody with the password in (RFC 5802, StoredKey). */
  boolean accepts(String password) {
    if (!isScram()) {
      return password.equals(fields.get("password"));
    }
    if (fault().isPresent()) {
      return false;
    }
    try {
      byte[] key = clientKey(password, text("salt"), iterations().orElseThrow());
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(key);
      return HexFormat.of().formatHex(digest).equals(text("stored_key"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks SHA-1", e);
    }
  }

  private static byte[] clientKey(String password, String salt, int iterations)
      throws GeneralSecurityException {
    PBEKeySpec spec =
        new PBEKeySpec(
            password.toCharArray(), salt.getBytes(StandardCharsets.UTF_8), iterations, SHA1_BITS);
    byte[] salted =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1").generateSecret(spec).getEncoded();
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(salted, "HmacSHA1"));
    return mac.doFinal("Client Key".getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public String toString() {
    return "account";
  }
}
