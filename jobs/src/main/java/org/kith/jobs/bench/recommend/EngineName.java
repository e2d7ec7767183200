package org.kith.jobs.bench.recommend;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kith.features.error.NearestName;
import org.kith.features.error.Problem;
import org.kith.models.recommend.choose.Recommenders;

/** The engines that can be compared, by the names that the command takes. */
public enum EngineName {
  /** MLlib's, with the code that its user has to write. */
  MLLIB_ALS("mllib-als", null, Map.of()),
  /** Kith's, three conjugate-gradient steps a half-iteration. */
  IALS("ials", "ials", Map.of()),
  /** Kith's, solved exactly. */
  IALS_CHOLESKY("ials-cholesky", "ials", Map.of("solver", "cholesky")),
  /** MLlib's factors behind Kith's interface and lists. */
  ALS("als", "als", Map.of("lambda", "1", "alpha", "10", "weights", "linear"));

  /** Those that are compared unless told. */
  public static final List<EngineName> USUAL = List.of(MLLIB_ALS, IALS, IALS_CHOLESKY);

  static final int RANK = 64;

  private final String shown;
  private final String algorithm;
  private final Map<String, String> parameters;

  EngineName(String shown, String algorithm, Map<String, String> parameters) {
    this.shown = shown;
    this.algorithm = algorithm;
    this.parameters = parameters;
  }

  /** As the command takes and prints it. */
  public String shown() {
    return shown;
  }

  /**
   * The engine of that name.
   *
   * @throws Problem {@code USAGE} when there is none
   */
  public static EngineName of(String name) {
    List<String> names = Arrays.stream(values()).map(EngineName::shown).toList();
    return Arrays.stream(values())
        .filter(engine -> engine.shown.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Problem(
                    Problem.Code.USAGE,
                    "--engines",
                    "'%s' is none; they are %s".formatted(name, String.join(", ", names)),
                    NearestName.hint(name, names, "Name some of them.")));
  }

  Engine engine(int threads, long seed) {
    if (this == MLLIB_ALS) {
      return new MllibEngine(threads, seed);
    }
    return new KithEngine(
        iterations -> {
          Map<String, String> all = new LinkedHashMap<>(parameters);
          all.put("rank", Integer.toString(RANK));
          all.put("iterations", Integer.toString(iterations));
          return Recommenders.of(algorithm, all, seed);
        });
  }
}
