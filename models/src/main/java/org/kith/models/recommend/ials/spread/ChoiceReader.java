package org.kith.models.recommend.ials.spread;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.kith.models.recommend.ials.solve.IdHash;

/** Reads a partition's rows into arrays, people apart by block. */
final class ChoiceReader {

  private final int blocks;
  private final Map<UTF8String, Integer> personKeys = new HashMap<>();
  private final Map<UTF8String, Integer> itemKeys = new HashMap<>();
  private final List<String> items = new ArrayList<>();
  private final Growing[] parts;
  private int[] partOf = new int[1024];
  private int[] placeOf = new int[1024];

  private ChoiceReader(int blocks) {
    this.blocks = blocks;
    this.parts = new Growing[blocks];
    Arrays.setAll(parts, b -> new Growing());
  }

  /**
   * Reads them all.
   *
   * @param rows {@code (person_id, item_id, weight double)}, none of them null
   */
  static Choices read(Iterator<InternalRow> rows, int blocks) {
    ChoiceReader reader = new ChoiceReader(blocks);
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      reader.add(row.getUTF8String(0), row.getUTF8String(1), row.getDouble(2));
    }
    Choices.Part[] parts = new Choices.Part[blocks];
    Arrays.setAll(parts, b -> reader.parts[b].cut());
    return new Choices(reader.items.toArray(String[]::new), parts);
  }

  private void add(UTF8String personId, UTF8String itemId, double weight) {
    Integer person = personKeys.get(personId);
    if (person == null) {
      person = addPerson(personId);
    }
    Integer item = itemKeys.get(itemId);
    if (item == null) {
      item = items.size();
      itemKeys.put(itemId.clone(), item);
      items.add(itemId.toString());
    }
    parts[partOf[person]].add(placeOf[person], item, weight);
  }

  private int addPerson(UTF8String personId) {
    int person = personKeys.size();
    personKeys.put(personId.clone(), person);
    if (person == partOf.length) {
      partOf = Arrays.copyOf(partOf, 2 * person);
      placeOf = Arrays.copyOf(placeOf, 2 * person);
    }
    String id = personId.toString();
    Growing part = parts[IdHash.block(id, blocks)];
    partOf[person] = IdHash.block(id, blocks);
    placeOf[person] = part.people.size();
    part.people.add(id);
    return person;
  }

  /** One block's choices while they come in. */
  private static final class Growing {

    private final List<String> people = new ArrayList<>();
    private int[] person = new int[64];
    private int[] item = new int[64];
    private double[] weight = new double[64];
    private int size;

    void add(int who, int what, double howMuch) {
      if (size == person.length) {
        int larger = Math.addExact(size, size / 2);
        person = Arrays.copyOf(person, larger);
        item = Arrays.copyOf(item, larger);
        weight = Arrays.copyOf(weight, larger);
      }
      person[size] = who;
      item[size] = what;
      weight[size++] = howMuch;
    }

    Choices.Part cut() {
      return new Choices.Part(
          people.toArray(String[]::new),
          Arrays.copyOf(person, size),
          Arrays.copyOf(item, size),
          Arrays.copyOf(weight, size));
    }
  }
}
