package org.kith.jobs.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of faults to the tests that there are. */
class FaultsTest {

  private static final Path FAULTS = Path.of("src", "test", "resources", "faults.md");
  private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`(ᴸ?)");
  private static final Pattern SLOW = Pattern.compile("@Tag\\(\"(long|sweep)\"\\)");
  private static final Map<String, Integer> GROUPS =
      Map.of("I", 19, "C", 19, "P", 21, "W", 20, "L", 14);

  @Test
  void everyFaultOfTheCatalogueHasARowThatNamesTestsOrSaysWhyNot() {
    List<List<String>> rows = PageTables.under(FAULTS, "id");

    assertThat(rows.stream().map(row -> row.get(0)))
        .containsExactlyInAnyOrderElementsOf(
            GROUPS.entrySet().stream()
                .flatMap(
                    group ->
                        IntStream.rangeClosed(1, group.getValue())
                            .mapToObj(number -> group.getKey() + number))
                .toList());
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row).hasSize(4);
              assertThat(row.get(2) + row.get(3)).as(row.get(0)).isNotEmpty();
            });
  }

  @Test
  void everyTestThatTheTableNamesExistsAndIsLongWhereItIsMarkedSo() throws IOException {
    Map<String, String> sources = sources();
    List<String> wrong = new ArrayList<>();
    for (List<String> row : PageTables.under(FAULTS, "id")) {
      Matcher named = NAMED.matcher(row.get(2));
      while (named.find()) {
        String source = sources.getOrDefault(named.group(1), "");
        String test = named.group(1) + "#" + named.group(2);
        if (!Pattern.compile("(void|ArchRule) " + named.group(2) + "\\b").matcher(source).find()) {
          wrong.add(row.get(0) + " names " + test + ", which does not exist");
        } else if (isLong(source, named.group(2)) == named.group(3).isEmpty()) {
          wrong.add(row.get(0) + " marks " + test + " wrongly as long or not");
        }
      }
      if (!NAMED.matcher(row.get(2)).replaceAll("").isBlank()) {
        wrong.add(row.get(0) + " names no test in its third column: " + row.get(2));
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Whether the class or the method is tagged so. */
  private static boolean isLong(String source, String method) {
    int type = source.indexOf("class ");
    int at = source.indexOf("void " + method + "(");
    String before = at < 0 ? "" : source.substring(source.lastIndexOf("\n\n", at), at);
    return SLOW.matcher(source.substring(0, type)).find() || SLOW.matcher(before).find();
  }

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    for (String module : List.of("features", "models", "jobs")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "test", "java"))) {
        for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
          sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
        }
      }
    }
    return sources;
  }
}
