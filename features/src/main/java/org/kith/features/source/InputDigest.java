package org.kith.features.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.kith.features.source.file.Delivery;
import org.kith.features.source.file.HeaderCheck;
import org.kith.features.source.file.InputFile;

/**
 * The fingerprint of what a source delivers: two deliveries with the same one hold the same.
 *
 * <p>It is SHA-256 over names and bytes of the source's lookups and then of its files in order of
 * name, in lower-case hex. What it was after each file is kept, so that a delivery can be told from
 * one to which files were added.
 *
 * @param marks of the lookups alone, and of them and the first files, one file more each
 */
public record InputDigest(List<Mark> marks) {

  private static final int BLOCK = 1 << 16;

  /**
   * The fingerprint up to a file.
   *
   * @param digest of it and all before
   * @param bytes of the files up to it
   */
  public record Mark(String digest, long bytes) {}

  public InputDigest {
    marks = List.copyOf(marks);
  }

  /** As {@link #of(SourceContract, String, Configuration)}, with Hadoop's own settings. */
  public static InputDigest of(SourceContract contract, String dataFolder) {
    return of(contract, dataFolder, new Configuration());
  }

  /**
   * Reads all that a source delivers.
   *
   * @throws org.kith.features.error.Problem {@code INPUT_MISSING} when a file has no bytes or the
   *     delivery has not ended, {@code INPUT_REFUSED} when a file cannot be read
   */
  public static InputDigest of(SourceContract contract, String dataFolder, Configuration hadoop) {
    Delivery delivery = new Delivery(contract.name(), dataFolder, hadoop);
    MessageDigest digest = sha256();
    for (SourceContract.Lookup lookup : contract.lookups().values()) {
      for (InputFile file : Records.files(delivery, lookup.path(), lookup.format())) {
        add(digest, delivery, file);
      }
    }
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark(hex(digest), 0));
    long bytes = 0;
    for (InputFile file : Records.files(delivery, contract.path(), contract.format())) {
      add(digest, delivery, file);
      bytes += file.bytes();
      marks.add(new Mark(hex(digest), bytes));
    }
    return new InputDigest(marks);
  }

  /** The fingerprint of all. */
  public String whole() {
    return marks.get(marks.size() - 1).digest();
  }

  /** How many files there are. */
  public int files() {
    return marks.size() - 1;
  }

  /**
   * With how many of the first files this is an earlier delivery.
   *
   * @param earlier its {@link #whole()}
   * @return empty where it is with none: a file is gone, another one, or stands before its last
   */
  public OptionalInt filesOf(String earlier) {
    for (int files = 0; files < marks.size(); files++) {
      if (marks.get(files).digest().equals(earlier)) {
        return OptionalInt.of(files);
      }
    }
    return OptionalInt.empty();
  }

  /** The share of the bytes that is in the files after the first ones, 0 to 1. */
  public double shareAfter(int files) {
    long all = marks.get(files()).bytes();
    return all == 0 ? 0 : (double) (all - marks.get(files).bytes()) / all;
  }

  private static void add(MessageDigest digest, Delivery delivery, InputFile file) {
    digest.update("%s\n%d\n".formatted(file.name(), file.bytes()).getBytes(StandardCharsets.UTF_8));
    try (InputStream in = file.open(delivery.hadoop())) {
      byte[] block = new byte[BLOCK];
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        digest.update(block, 0, read);
      }
    } catch (IOException cause) {
      throw HeaderCheck.unreadable(delivery.source(), file.name(), cause);
    }
  }

  private static String hex(MessageDigest sofar) {
    try {
      return HexFormat.of().formatHex(((MessageDigest) sofar.clone()).digest());
    } catch (CloneNotSupportedException cause) {
      throw new IllegalStateException("this Java's SHA-256 cannot be read halfway", cause);
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
