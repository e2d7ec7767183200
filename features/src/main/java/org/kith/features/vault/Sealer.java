package org.kith.features.vault;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what only the brand's key may read again: AES-256-GCM, its nonce being the first 96 bits
 * of HMAC-SHA-256 over use and content (a synthetic one, as in RFC 5297).
 *
 * <p>The same content, use and key give the same bytes, so that a rerun writes what the first run
 * wrote; two contents share a nonce no sooner than two hashes of 96 bits are equal.
 */
public final class Sealer implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int SHORTEST = NONCE_BYTES + TAG_BITS / 8;

  private final byte[] key;
  private final byte[] nonceKey;

  public Sealer(Keyring keyring) {
    this.key = keyring.keyFor("vault:seal");
    this.nonceKey = keyring.keyFor("vault:nonce");
  }

  /**
   * Nonce, ciphertext and tag.
   *
   * @param use what the content is, such as {@code identifier:phone}; it opens with the same alone
   */
  public byte[] seal(String use, byte[] content) {
    byte[] nonce = nonce(use, content);
    byte[] hidden = cipher(Cipher.ENCRYPT_MODE, use, nonce, content, 0, content.length);
    byte[] sealed = Arrays.copyOf(nonce, nonce.length + hidden.length);
    System.arraycopy(hidden, 0, sealed, nonce.length, hidden.length);
    return sealed;
  }

  /** As {@link #seal(String, byte[])}, for text in UTF-8. */
  public byte[] seal(String use, String content) {
    return seal(use, content.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The content.
   *
   * @throws IllegalArgumentException when the bytes were changed, or sealed by another key or for
   *     another use
   */
  public byte[] open(String use, byte[] sealed) {
    if (sealed.length < SHORTEST) {
      throw new IllegalArgumentException("what is sealed has at least " + SHORTEST + " bytes");
    }
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    return cipher(
        Cipher.DECRYPT_MODE, use, nonce, sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
  }

  /** As {@link #open}, for text in UTF-8. */
  public String openText(String use, byte[] sealed) {
    return new String(open(use, sealed), StandardCharsets.UTF_8);
  }

  private byte[] nonce(String use, byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(nonceKey, "HmacSHA256"));
      byte[] named = use.getBytes(StandardCharsets.UTF_8);
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(named.length).array());
      mac.update(named);
      return Arrays.copyOf(mac.doFinal(content), NONCE_BYTES);
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException("this Java has no HMAC-SHA-256", cause);
    }
  }

  private byte[] cipher(int mode, String use, byte[] nonce, byte[] input, int from, int length) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(use.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input, from, length);
    } catch (AEADBadTagException changed) {
      throw new IllegalArgumentException(
          "what is sealed was changed, or sealed by another key or for another use", changed);
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException("this Java has no AES in GCM mode", cause);
    }
  }

  @Override
  public String toString() {
    return "Sealer[hidden]";
  }
}
