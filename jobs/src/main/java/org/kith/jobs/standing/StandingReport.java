package org.kith.jobs.standing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.kith.features.error.Problem;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.WholeFile;
import org.kith.features.time.AsOf;
import org.kith.jobs.settings.Configuration;

/**
 * Writes the report of a day, a week or a month: {@code LAKE/reports/PERIOD-DAY.html}, {@code .csv}
 * and {@code .alerts.jsonl}, an anomaly a line.
 */
public final class StandingReport {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  private StandingReport() {}

  /**
   * Writes it from the newest release.
   *
   * @param period {@code day}, {@code week} or {@code month}: the last 1, 7 or 30 days
   * @param day its last day; empty for the release's own
   * @throws Problem {@code USAGE} for another period, {@code NOT_FOUND} for a lake without a
   *     release
   */
  public static StandingFigures write(
      Lake lake, Configuration configuration, String period, Optional<LocalDate> day) {
    Release release = new Releases(lake).newestOrProblem();
    AsOf own = new AsOf(release.day(), configuration.kith().zone(), release.knownOn());
    Period asked = Period.of(period, day.map(own::on).orElse(own));
    if (asked == null) {
      throw new Problem(
          Problem.Code.USAGE,
          "kith report --period",
          "'%s' is no period; day, week and month are".formatted(period),
          "Give one of them.");
    }
    StandingFigures figures = figures(lake, release, configuration, asked);
    return new Shelf(lake).put(figures);
  }

  private static StandingFigures figures(
      Lake lake, Release release, Configuration configuration, Period period) {
    PersonFacts facts = new PersonFacts(lake, release.pins());
    Trade trade = new Trade(facts, period);
    List<StandingFigures.Sales> sales = trade.sales();
    return new StandingFigures(
        configuration.kith().brand(),
        period.name(),
        period.first(),
        period.asOf().day(),
        release.id(),
        trade.interactions(),
        sales.get(0),
        sales.get(1),
        trade.channels(),
        trade.cohorts(),
        trade.referral(),
        Anomalies.of(facts, period),
        new Uses(lake, release, configuration, period).adoption(),
        Anomalies.LATENCY,
        Map.of());
  }

  /** Where the files lie; each appears whole or not at all. */
  private record Shelf(Lake lake) {

    StandingFigures put(StandingFigures figures) {
      String name = figures.period() + "-" + figures.to();
      Map<String, String> places = new LinkedHashMap<>();
      places.put("html", put(name + ".html", StandingPage.render(figures)));
      places.put("csv", put(name + ".csv", StandingCsv.of(figures)));
      places.put("alerts", put(name + ".alerts.jsonl", alerts(figures)));
      return figures.at(places);
    }

    private static String alerts(StandingFigures figures) {
      StringBuilder lines = new StringBuilder();
      try {
        for (StandingFigures.Anomaly anomaly : figures.anomalies()) {
          lines.append(JSON.writeValueAsString(anomaly)).append('\n');
        }
      } catch (JsonProcessingException cause) {
        throw new IllegalStateException("an alert cannot be written", cause);
      }
      return lines.toString();
    }

    private String put(String name, String content) {
      Path place = new Path(new Path(lake.root(), "reports"), name);
      try {
        WholeFile.write(place, lake.spark().sparkContext().hadoopConfiguration(), content);
      } catch (IOException cause) {
        throw new UncheckedIOException("cannot write the report " + place, cause);
      }
      return place.toString();
    }
  }
}
