package org.kith.models.recommend;

/**
 * A number or word that decides what an algorithm learns.
 *
 * @param name as in settings, such as {@code half-life}
 * @param otherwise its value where none is given; within the span
 * @param span legal values, and those that a search draws from
 */
public record Parameter(String name, String otherwise, Span span) {

  public Parameter {
    span.require(name, otherwise);
  }
}
