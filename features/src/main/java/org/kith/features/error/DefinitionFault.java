package org.kith.features.error;

import java.io.Serializable;

/**
 * One thing that is wrong with a definition of the configuration: a source, a tag, a segment or a
 * destination.
 *
 * <p>Whoever finds it knows the definition, but not its file; whoever read the files turns {@link
 * #where} into file and line, by {@link Problem#placed}.
 *
 * @param kind what it is, in the singular, such as {@code tag}
 * @param name name of the definition
 * @param key dotted key in it, as written in YAML, such as {@code fields.spend}
 * @param found what was found and what is legal
 * @param remedy what to do, as an imperative sentence or a question
 */
public record DefinitionFault(String kind, String name, String key, String found, String remedy)
    implements Serializable {

  /** Where it is, as far as the definition itself tells. */
  public String where() {
    return "%s %s, %s".formatted(kind, name, key);
  }
}
