package org.scalablejitsi.tools.takeover;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** An account as prosody's internal storage keeps it: a Lua table with SCRAM keys, or in plain. */
record Account(Map<String, String> fields) {

  private static final Pattern FIELD = Pattern.compile("\\[\"(\\w+)\"]\\s*=\\s*\"?([^\";]*)\"?;");
  private static final int SHA1_BITS = 160;

  static Account parse(String text) {
    Map<String, String> fields = new HashMap<>();
    Matcher matcher = FIELD.matcher(text);
    while (matcher.find()) {
      fields.put(matcher.group(1), matcher.group(2));
    }
    return new Account(fields);
  }

  /** Whether it lets somebody with the password in (RFC 5802, StoredKey). */
  boolean accepts(String password) {
    String salt = fields.get("salt");
    String storedKey = fields.get("stored_key");
    String iterations = fields.get("iteration_count");
    if (salt == null || storedKey == null || iterations == null) {
      return password.equals(fields.get("password"));
    }
    try {
      byte[] key = clientKey(password, salt, (int) Double.parseDouble(iterations));
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(key);
      return HexFormat.of().formatHex(digest).equals(storedKey);
    } catch (NumberFormatException e) {
      return false;
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
