package org.kith.features.tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.kith.features.tag.TagDefinition.Kind;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.features.time.Days;

/** The tag catalogue that ships under {@code conf/tags}. */
public final class ShippedTags {

  private ShippedTags() {}

  /** Every shipped tag, in order of name. */
  public static List<TagDefinition> all() {
    try (Stream<Path> files = Files.list(Path.of("..", "conf", "tags"))) {
      return files.sorted().map(ShippedTags::read).toList();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static TagDefinition read(Path file) {
    try {
      JsonNode tag = new YAMLMapper().readTree(file.toFile());
      return new TagDefinition(
          text(tag, "name"),
          words(tag.get("title")),
          text(tag, "owner"),
          Kind.valueOf(text(tag, "kind").toUpperCase(Locale.ROOT)),
          text(tag, "from"),
          text(tag, "rule"),
          text(tag, "by"),
          text(tag, "where"),
          days(tag, "window"),
          days(tag, "half-life"),
          days(tag, "expiry"),
          tag.has("coverage") ? tag.get("coverage").doubleValue() : null,
          tag.has("top") ? tag.get("top").intValue() : null,
          tag.has("lift") && tag.get("lift").booleanValue(),
          tag.get("feature").booleanValue(),
          words(tag.get("reason")));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static String text(JsonNode node, String key) {
    return node.has(key) ? node.get(key).textValue() : null;
  }

  private static Words words(JsonNode node) {
    return new Words(text(node, "en"), text(node, "zh"));
  }

  private static Days days(JsonNode node, String key) {
    return node.has(key) ? Days.parse(text(node, key)) : null;
  }
}
