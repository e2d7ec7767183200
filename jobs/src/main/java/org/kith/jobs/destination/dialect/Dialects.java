package org.kith.jobs.destination.dialect;

import java.util.List;
import java.util.Optional;
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

  /** The dialect of that name. */
  public static Optional<Dialect> named(String name) {
    return ALL.stream().filter(dialect -> dialect.name().equals(name)).findFirst();
  }
}
