package org.kith.jobs.destination.dialect;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All dialects, by name. */
public final class Dialects {

  private static final List<Dialect> ALL =
      Stream.of(
              Generic.ALL,
              Tencent.ALL,
              List.<Dialect>of(
                  new Weibo(),
                  new OceanEngine(),
                  new Qianchuan(),
                  new Meta(),
                  new Google(),
                  new TikTok(),
                  new X()))
          .flatMap(List::stream)
          .toList();

  private Dialects() {}

  /** The names, as settings write them. */
  public static List<String> names() {
    return ALL.stream().map(Dialect::name).toList();
  }

  /**
   * All ways in which a platform's file may write an identifier that the vault holds.
   *
   * @param regions where phones without a country code may belong, ISO 3166-1 alpha-2
   */
  public static Set<String> written(String kind, String identifier, Set<String> regions) {
    return ALL.stream()
        .flatMap(dialect -> dialect.ids().stream())
        .filter(id -> id.kinds().contains(kind) && id.opensVault())
        .flatMap(id -> regions.stream().map(region -> id.written(identifier, region)))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** The dialect of that name. */
  public static Optional<Dialect> named(String name) {
    return ALL.stream().filter(dialect -> dialect.name().equals(name)).findFirst();
  }
}
