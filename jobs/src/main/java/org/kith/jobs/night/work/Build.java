package org.kith.jobs.night.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.kith.features.time.AsOf;
import org.kith.models.registry.ModelCard;

/** Which code this is: a hash over its classes, so that a card says by what it was trained. */
public final class Build {

  private static final int DIGITS = 12;
  private static final String OURS = "org/kith/";

  private static String hash;

  private Build() {}

  /**
   * First 12 hex digits of a SHA-256 over the classes of the house; the same in a jar or a folder.
   */
  public static synchronized String hash() {
    if (hash == null) {
      try {
        hash = computed();
      } catch (IOException cause) {
        throw new UncheckedIOException("the classes cannot be read", cause);
      } catch (NoSuchAlgorithmException | URISyntaxException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    return hash;
  }

  private static String computed()
      throws IOException, NoSuchAlgorithmException, URISyntaxException {
    TreeMap<String, byte[]> classes = new TreeMap<>();
    for (Class<?> one : List.of(AsOf.class, ModelCard.class, Build.class)) {
      Path place = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(place)) {
        ofFolder(place, classes);
      } else {
        ofJar(place, classes);
      }
    }
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    classes.forEach(
        (name, own) -> {
          digest.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
          digest.update(own);
        });
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  private static void ofFolder(Path folder, TreeMap<String, byte[]> classes)
      throws IOException, NoSuchAlgorithmException {
    List<Path> files;
    try (Stream<Path> paths = Files.walk(folder.resolve(OURS))) {
      files = paths.filter(path -> path.toString().endsWith(".class")).toList();
    }
    for (Path file : files) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      classes.put(name, digest(Files.readAllBytes(file)));
    }
  }

  private static void ofJar(Path place, TreeMap<String, byte[]> classes)
      throws IOException, NoSuchAlgorithmException {
    try (JarFile jar = new JarFile(place.toFile())) {
      for (JarEntry entry : jar.stream().filter(Build::isOurs).toList()) {
        try (InputStream in = jar.getInputStream(entry)) {
          classes.put(entry.getName(), digest(in.readAllBytes()));
        }
      }
    }
  }

  private static boolean isOurs(JarEntry entry) {
    return entry.getName().startsWith(OURS) && entry.getName().endsWith(".class");
  }

  private static byte[] digest(byte[] bytes) throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }
}
