package org.kith.jobs.erase;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.kith.features.consent.ErasedPerson;
import org.kith.features.lake.Lake;
import org.kith.features.lake.WholeFile;
import org.kith.features.vault.Keyring;
import org.kith.features.vault.Sealer;

/**
 * Erasures that have begun and not ended: {@code LAKE/erasures/NAME.sealed}, encrypted with the
 * brand's key, each deleted when its certificate is written.
 */
final class Journal {

  private static final String USE = "erasure";
  private static final String SEALED = ".sealed";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileSystem files;
  private final Path folder;
  private final Sealer sealer;
  private final Keyring keyring;

  Journal(Lake lake, Keyring keyring) {
    this.folder = new Path(lake.root(), "erasures");
    this.sealer = new Sealer(keyring);
    this.keyring = keyring;
    try {
      this.files = folder.getFileSystem(lake.spark().sparkContext().hadoopConfiguration());
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot reach " + folder, cause);
    }
  }

  /** The erasure's name, which nobody without the key can trace to the person. */
  String nameOf(ErasedPerson person) {
    return keyring.hash(USE, person.personIds().get(0)).substring(0, 16);
  }

  /** Writes down whom to forget, before the first row is touched. */
  void begin(ErasedPerson person) {
    try {
      write(nameOf(person) + SEALED, sealer.seal(USE, JSON.writeValueAsBytes(person)));
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot begin an erasure in " + folder, cause);
    }
  }

  /** The erasure that began and did not end, of whom the reference names. */
  Optional<ErasedPerson> begun(String reference) {
    List<ErasedPerson> found = new ArrayList<>();
    try {
      if (files.exists(folder)) {
        for (FileStatus file : files.listStatus(folder)) {
          if (file.getPath().getName().endsWith(SEALED)) {
            found.add(read(file.getPath()));
          }
        }
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read " + folder, cause);
    }
    return found.stream()
        .filter(
            person ->
                person.personIds().contains(reference)
                    || person.accounts().contains(reference)
                    || person.accounts().contains("member:" + reference))
        .findFirst();
  }

  /** Writes the certificate, then forgets whom it was about. */
  void end(ErasedPerson person, String certificate) {
    try {
      write(
          nameOf(person) + ".json", certificate.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      files.delete(new Path(folder, nameOf(person) + SEALED), false);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot end an erasure in " + folder, cause);
    }
  }

  private ErasedPerson read(Path file) throws IOException {
    try (InputStream in = files.open(file)) {
      return JSON.readValue(sealer.open(USE, in.readAllBytes()), ErasedPerson.class);
    }
  }

  private void write(String name, byte[] content) throws IOException {
    WholeFile.write(new Path(folder, name), files.getConf(), out -> out.write(content));
  }
}
