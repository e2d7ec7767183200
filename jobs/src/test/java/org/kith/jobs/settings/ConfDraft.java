package org.kith.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kith.features.error.Problem;

/** A small legal configuration in a folder, for tests to spoil. */
final class ConfDraft {

  static final String KITH =
      """
      brand: tea house
      time-zone: Asia/Shanghai
      currency: CNY
      data: ${data:-demo/data}
      key: public
      consent:
        assume: granted
        purpose: marketing
        basis: simulated people
      gates:
        max-bad-rows: 0.05
        min-persons: 10
      """;
  static final String SOURCE =
      """
      name: orders
      table: orders
      path: orders/*.csv
      format:
        type: csv
      columns: {who: string, what: string, paid: "decimal(18,2)", at: timestamp}
      identifiers: {member: who}
      anonymous: true
      years:
        from: 2000
        to: 2040
      lookups:
        one:
          path: a.csv
          format:
            type: csv
          columns: {k: string}
          on: k
          equal: who
      fields: {item_id: what, spend: paid}
      occurred-at: at
      """;
  static final String TAG =
      """
      name: spend_90d
      title:
        en: Spend
        zh: 消费
      owner: crm
      kind: statistic
      from: orders
      rule: sum(spend)
      window: 90 days
      half-life: 30 days
      feature: true
      reason:
        en: spent {value}
        zh: 消费 {value}
      """;
  static final String RECOMMENDER =
      """
      kind: recommend
      name: taste
      candidates: [als]
      parameters: {als: {rank: 32}}
      baselines: [popularity]
      top: 50
      holdout: 30 days
      seed: 7
      lists:
        rungs: [content]
      """;
  static final String PROPENSITY =
      """
      kind: propensity
      name: repurchase
      question: Will they buy in 30 days?
      label-from: orders
      label: count(*)
      window: 30 days
      cutoffs: 3
      features: [spend_90d]
      seed: 7
      """;
  static final String VALUE =
      """
      kind: value
      name: value
      question: What will they spend in 90 days?
      window: 90 days
      """;
  static final String LOOKALIKE =
      """
      kind: lookalike
      name: like_best
      question: like the best customers
      where: spend_90d > 100
      seed: 7
      """;
  static final String UPLIFT =
      """
      kind: uplift
      name: contact_effect
      question: how much likelier an order becomes
      label-from: orders
      label: count(*)
      window: 14 days
      campaigns: 180 days
      seed: 7
      """;
  static final String SEGMENT =
      """
      name: win-back
      title:
        en: Win back
        zh: 赢回
      owner: crm
      purpose: marketing
      retention: 90 days
      where: spend_90d > 0
      holdout: 0.1
      destinations: [generic]
      wants:
        item: S001
        top: 100
      quota:
        by: [spend_90d]
        each: 5
      worth:
        uplift: spend_90d
        score: spend_90d
        value: spend_90d
        cost: 1
        budget: 90
      """;
  static final String DESTINATION =
      """
      name: generic
      platform: generic
      dialect: csv
      id: member
      columns: [spend_90d]
      minimum-size: 10
      cap:
        contacts: 5
        days: 30
      matched:
        one:
          uploaded: 100
          matched: 6
      """;

  private final Path folder;

  private ConfDraft(Path folder) {
    this.folder = folder;
  }

  static ConfDraft in(Path folder) {
    return new ConfDraft(folder)
        .write("kith.yaml", KITH)
        .write("sources/orders.yaml", SOURCE)
        .write("tags/spend_90d.yaml", TAG)
        .write("models/taste.yaml", RECOMMENDER)
        .write("models/repurchase.yaml", PROPENSITY)
        .write("models/value.yaml", VALUE)
        .write("models/contact_effect.yaml", UPLIFT)
        .write("models/like_best.yaml", LOOKALIKE)
        .write("segments/win-back.yaml", SEGMENT)
        .write("destinations/generic.yaml", DESTINATION);
  }

  ConfDraft write(String file, String text) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      return this;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Puts other words in place of some that the file has. */
  ConfDraft change(String file, String words, String others) {
    try {
      String text = Files.readString(folder.resolve(file));
      if (!text.contains(words)) {
        throw new IllegalArgumentException(file + " does not say " + words);
      }
      return write(file, text.replace(words, others));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Writes a key's value in place of the one that is there, or at its mapping's end. */
  ConfDraft with(String file, String path, String yaml) {
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve(file)));
      String[] keys = path.split("\\.");
      int from = 0;
      for (int depth = 0; depth < keys.length; depth++) {
        String start = "  ".repeat(depth) + keys[depth] + ":";
        int at = from;
        while (at < lines.size() && !lines.get(at).startsWith(start)) {
          at++;
        }
        boolean last = depth == keys.length - 1;
        String line = start + (last ? " " + yaml : "");
        if (at == lines.size()) {
          at = depth == 0 ? at : from;
          lines.add(at, line);
        } else if (last) {
          lines.set(at, line);
        }
        from = at + 1;
      }
      if (yaml.contains("\nfeature:")) {
        lines.remove("feature: true");
      }
      return write(file, String.join("\n", lines) + "\n");
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  Configuration read() {
    return read(Map.of());
  }

  Configuration read(Map<String, String> set) {
    return ConfReader.read(folder, set, Map.of());
  }

  /** A line a fault of the configuration; none where it is legal. */
  List<String> faults() {
    try {
      read();
    } catch (Problem problem) {
      assertThat(problem.code()).isEqualTo(Problem.Code.CONF_INVALID);
      return problem.getMessage().lines().toList();
    }
    return List.of();
  }
}
