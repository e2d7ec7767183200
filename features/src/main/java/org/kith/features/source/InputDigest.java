package org.kith.features.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.hadoop.conf.Configuration;
import org.kith.features.source.file.Delivery;
import org.kith.features.source.file.HeaderCheck;
import org.kith.features.source.file.InputFile;

/** The fingerprint of what a source delivers: two deliveries with the same one hold the same. */
public final class InputDigest {

  private static final int BLOCK = 1 << 16;

  private InputDigest() {}

  /** As {@link #of(SourceContract, String, Configuration)}, with Hadoop's own settings. */
  public static String of(SourceContract contract, String dataFolder) {
    return of(contract, dataFolder, new Configuration());
  }

  /**
   * SHA-256 over names and bytes of the source's files and lookups, in order of name, in lower-case
   * hex; of no file where it has none.
   *
   * @throws org.kith.features.error.Problem {@code INPUT_MISSING} when a file has no bytes or the
   *     delivery has not ended, {@code INPUT_REFUSED} when a file cannot be read
   */
  public static String of(SourceContract contract, String dataFolder, Configuration hadoop) {
    Delivery delivery = new Delivery(contract.name(), dataFolder, hadoop);
    MessageDigest digest = sha256();
    addAll(digest, delivery, contract.path(), contract.format().completeMarker());
    for (SourceContract.Lookup lookup : contract.lookups().values()) {
      addAll(digest, delivery, lookup.path(), lookup.format().completeMarker());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void addAll(MessageDigest digest, Delivery delivery, String path, String marker) {
    for (InputFile file : delivery.files(path, marker)) {
      digest.update(
          "%s\n%d\n".formatted(file.name(), file.bytes()).getBytes(StandardCharsets.UTF_8));
      try (InputStream in = file.open(delivery.hadoop())) {
        byte[] block = new byte[BLOCK];
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
          digest.update(block, 0, read);
        }
      } catch (IOException cause) {
        throw HeaderCheck.unreadable(delivery.source(), file.name(), cause);
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("this Java has no SHA-256", cause);
    }
  }
}
