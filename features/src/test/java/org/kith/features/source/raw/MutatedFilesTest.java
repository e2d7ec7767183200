package org.kith.features.source.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A file damaged in its structure never yields a record that the sound file does not hold. */
class MutatedFilesTest {

  private static final int FILES = 500;
  private static final int ROWS = 30;

  /** Bytes that give a file its structure, or are none of its text. */
  private static final byte[] STRUCTURE = {'"', ',', '\n', '\r', 0, (byte) 0xC3, (byte) 0xFF};

  private static final byte[] IN_QUOTES = {'"', 0, (byte) 0xC3, (byte) 0xFF};

  private static final String[] WORDS = {
    "tea",
    "green, black",
    "5\" disc",
    "two\nlines",
    "\nahead",
    "a,b,c,d",
    "7,8,9,0\n1,2,3,4",
    "",
    "红茶",
    "\"said\"",
    "x\n9,9,9,9\ny"
  };

  @Test
  void fiveHundredDamagedFilesGiveNoRecordThatWasNotThere() {
    Random random = new Random(20260630);
    Layout layout = new Layout(false, "UTF-8", ',', '"', false, List.of("a", "b", "c", "d"));
    int accepted = 0;
    for (int file = 0; file < FILES; file++) {
      Set<List<String>> there = new HashSet<>();
      byte[] sound = file(random, there);
      byte[] damaged = damaged(random, sound);

      Set<List<String>> found = cells(layout, damaged);

      assertThat(there).as("file %d: %s", file, text(damaged)).containsAll(found);
      accepted += found.size();
    }
    assertThat(accepted).as("most records survive").isGreaterThan(FILES * ROWS * 6 / 10);
  }

  private static Set<List<String>> cells(Layout layout, byte[] bytes) {
    return Records.of(layout, bytes).stream()
        .filter(record -> record.fault() == null)
        .map(record -> Arrays.asList(record.cells()))
        .collect(Collectors.toSet());
  }

  private static byte[] file(Random random, Set<List<String>> there) {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < ROWS; row++) {
      List<String> cells =
          List.of(
              "m" + row,
              WORDS[random.nextInt(WORDS.length)],
              random.nextInt(3) > 0 ? "plain" : WORDS[random.nextInt(WORDS.length)],
              String.valueOf(100 + random.nextInt(900)));
      there.add(cells);
      text.append(cells.stream().map(MutatedFilesTest::quoted).collect(Collectors.joining(",")))
          .append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String word) {
    boolean needed = word.matches("(?s).*[\",\n].*");
    return needed ? '"' + word.replace("\"", "\"\"") + '"' : word;
  }

  /** Puts one structural byte in, or takes one out. */
  private static byte[] damaged(Random random, byte[] sound) {
    List<Integer> structural = new ArrayList<>();
    for (int at = 0; at < sound.length - 1; at++) {
      boolean cut = !quoted(sound, at) && (sound[at] == ',' || sound[at] == '\n');
      if (sound[at] == '"' || cut) {
        structural.add(at);
      }
    }
    ByteArrayOutputStream damaged = new ByteArrayOutputStream();
    boolean out = random.nextBoolean();
    int at = out ? structural.get(random.nextInt(structural.size())) : random.nextInt(sound.length);
    damaged.write(sound, 0, at);
    if (out) {
      damaged.write(sound, at + 1, sound.length - at - 1);
    } else {
      byte[] legal = quoted(sound, at) ? IN_QUOTES : STRUCTURE;
      damaged.write(legal[random.nextInt(legal.length)]);
      damaged.write(sound, at, sound.length - at);
    }
    return damaged.toByteArray();
  }

  /** Whether the place is inside a quoted cell, where delimiters and line ends are text. */
  private static boolean quoted(byte[] sound, int at) {
    boolean open = false;
    for (int before = 0; before < at; before++) {
      open ^= sound[before] == '"';
    }
    return open;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
