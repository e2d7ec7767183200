package org.kith.jobs.night.crowd;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.jobs.destination.DestinationDefinition;

/**
 * Who agreed to be contacted for a purpose, as the destinations ask for it: {@code consent:PURPOSE}
 * where one of them may contact the person, and, where they ask for different channels, {@code
 * consent:PURPOSE@CHANNEL} for each of these.
 */
final class ConsentFlags {

  /** Stands for consent on every channel, which a destination without a channel asks for. */
  private static final String EVERY = "*";

  private ConsentFlags() {}

  /**
   * Out: {@code (person_id, flag)}, no order.
   *
   * @param purposes one or more
   * @param asked gives the {@code person_id} of those who agreed to a purpose on one channel or,
   *     where it is null, on every one
   */
  static Dataset<Row> of(
      List<String> purposes,
      List<DestinationDefinition> destinations,
      BiFunction<String, String, Dataset<Row>> asked) {
    TreeSet<String> channels = channels(destinations);
    List<Dataset<Row>> flags = new ArrayList<>();
    for (String purpose : purposes) {
      String agreed = "consent:" + purpose;
      for (String channel : channels.isEmpty() ? List.of(EVERY) : channels) {
        flags.add(
            asked
                .apply(purpose, channel.equals(EVERY) ? null : channel)
                .select(
                    col("person_id"),
                    explode(
                            channels.size() > 1
                                ? array(lit(agreed), lit(agreed + "@" + channel))
                                : array(lit(agreed)))
                        .as("flag")));
      }
    }
    return flags.stream().reduce(Dataset::union).orElseThrow();
  }

  /** What the place asks for beside the purpose; empty where all places ask alike. */
  static Optional<String> of(DestinationDefinition place, List<DestinationDefinition> all) {
    return channels(all).size() > 1 ? Optional.of(channel(place)) : Optional.empty();
  }

  private static TreeSet<String> channels(List<DestinationDefinition> destinations) {
    return destinations.stream()
        .map(ConsentFlags::channel)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String channel(DestinationDefinition place) {
    return place.channel() == null ? EVERY : place.channel();
  }
}
