package org.kith.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What keeps the house readable: sizes, words about public types, and who may know the truth. */
class HouseTest {

  private static final int LINES_A_FILE = 300;
  private static final int FILES_A_PACKAGE = 20;
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "(?m)^public (?:final |abstract |sealed |non-sealed )*(?:class|record|interface|enum|@interface) ");
  private static final Pattern TRUTH = Pattern.compile("\"(?:[^\"\\n]*/)?truth(?:/[^\"\\n]*)?\"");
  private static final Pattern SECRET_READERS =
      Pattern.compile(".*/jobs/(world|evaluate|bench)/.*|.*/cli/command/WorldCommand.java");

  @Test
  void noMainFileIsLongerThanThreeHundredLines() {
    assertThat(mainFiles().filter(file -> lines(file) > LINES_A_FILE)).isEmpty();
  }

  @Test
  void noPackageHoldsMoreFilesThanOneCanLookOver() {
    Map<Path, Long> sizes =
        mainFiles().collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    assertThat(sizes.entrySet().stream().filter(entry -> entry.getValue() > FILES_A_PACKAGE))
        .isEmpty();
  }

  @Test
  void everyPublicTypeSaysWhatItIsFor() {
    assertThat(mainFiles().filter(file -> !documented(text(file)))).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    List<Path> silent =
        mainFiles()
            .map(Path::getParent)
            .distinct()
            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
            .toList();
    assertThat(silent).isEmpty();
  }

  @Test
  void onlyTheWorldAndItsJudgesKnowTheTruth() {
    assertThat(
            mainFiles()
                .filter(
                    file -> !SECRET_READERS.matcher(file.toString().replace('\\', '/')).matches())
                .filter(file -> TRUTH.matcher(text(file)).find()))
        .isEmpty();
  }

  private static boolean documented(String text) {
    java.util.regex.Matcher type = PUBLIC_TYPE.matcher(text);
    if (!type.find()) {
      return true;
    }
    String before = text.substring(0, type.start());
    return before.lastIndexOf("/**") > before.lastIndexOf("import ");
  }

  private static Stream<Path> mainFiles() {
    return Stream.of("features", "models", "jobs")
        .map(module -> Path.of("..", module, "src", "main", "java"))
        .flatMap(HouseTest::javaFiles);
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static long lines(Path file) {
    return text(file).lines().count();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
