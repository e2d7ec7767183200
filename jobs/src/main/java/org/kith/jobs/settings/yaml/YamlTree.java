package org.kith.jobs.settings.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kith.jobs.settings.yaml.Node.Broken;
import org.kith.jobs.settings.yaml.Node.Mapping;
import org.kith.jobs.settings.yaml.Node.Scalar;
import org.kith.jobs.settings.yaml.Node.Sequence;

/** Reads YAML files into {@link Node}s. */
public final class YamlTree {

  private static final YAMLFactory YAML = new YAMLFactory();

  private final String file;
  private final Faults faults;

  private YamlTree(String file, Faults faults) {
    this.file = file;
    this.faults = faults;
  }

  /**
   * The file's keys and values.
   *
   * @return empty when it is not one YAML mapping; the fault is noted then. A key that stands twice
   *     is a fault too, and its first value counts
   */
  public static Optional<Mapping> read(Path path, Faults faults) {
    return new YamlTree(path.toString(), faults).read(path);
  }

  private Optional<Mapping> read(Path path) {
    try (YAMLParser parser = YAML.createParser(Files.readString(path))) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        return fault(1, "holds no settings; it must hold 'key: value' lines", "Write them.");
      }
      Mapping mapping = mapping(parser, place(parser));
      if (parser.nextToken() != null) {
        return fault(place(parser).line(), "holds a second document", "Give it its own file.");
      }
      return Optional.of(mapping);
    } catch (JsonProcessingException broken) {
      int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
      return fault(
          line, "is not YAML: " + firstLine(broken), "Correct the line, or the one before it.");
    } catch (CharacterCodingException notText) {
      return fault(0, "is not UTF-8 text", "Save it as UTF-8.");
    } catch (IOException unreadable) {
      return fault(0, "cannot be read", "Check that it is a file that you may read.");
    }
  }

  private Optional<Mapping> fault(int line, String found, String remedy) {
    faults.add(new Place(file, line), "", found, remedy);
    return Optional.empty();
  }

  private Mapping mapping(YAMLParser parser, Place start) throws IOException {
    Mapping mapping = Mapping.at(start);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      Place keyPlace = place(parser);
      parser.nextToken();
      Node value = value(parser);
      if (mapping.children().containsKey(key)) {
        faults.add(
            keyPlace,
            key,
            "is written a second time; line %d has it too".formatted(mapping.placeOf(key).line()),
            "Keep one.");
      } else {
        mapping.put(key, keyPlace, value);
      }
    }
    return mapping;
  }

  private Node value(YAMLParser parser) throws IOException {
    Place place = place(parser);
    if (parser.isCurrentAlias()) {
      faults.add(place, "", "*%s is an alias".formatted(parser.getText()), "Write the value out.");
      return new Broken(place);
    }
    switch (parser.currentToken()) {
      case START_OBJECT:
        return mapping(parser, place);
      case START_ARRAY:
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        return new Sequence(place, items);
      case VALUE_NULL:
        return new Scalar(place, null);
      default:
        return new Scalar(place, parser.getText());
    }
  }

  private Place place(YAMLParser parser) {
    return new Place(file, parser.currentTokenLocation().getLineNr());
  }

  private static String firstLine(JsonProcessingException broken) {
    return broken.getOriginalMessage().lines().findFirst().orElse("unreadable").strip();
  }
}
