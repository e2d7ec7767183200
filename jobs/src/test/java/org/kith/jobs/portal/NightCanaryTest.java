package org.kith.jobs.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.Table;
import org.kith.jobs.cli.view.Json;
import org.kith.jobs.cli.view.SummaryText;
import org.kith.jobs.night.Night;
import org.kith.jobs.night.NightRequest;
import org.kith.jobs.night.NightSummary;
import org.kith.jobs.night.StageProgress;
import org.kith.jobs.night.TeaHouse;
import org.kith.jobs.portal.access.Accounts;
import org.kith.jobs.portal.access.Verb;
import org.kith.jobs.settings.ConfReader;
import org.kith.jobs.settings.Configuration;

/**
 * A whole night on people with canaries among them: a phone, an e-mail, a name, words that somebody
 * wrote, and a bad row. None of them may be in anything that is written for those who run the night
 * or read of it.
 */
@Tag("long")
class NightCanaryTest {

  private static final String PHONE = "13900007777";
  private static final String EMAIL = "canary.bird@example.com";
  private static final String NAME = "Canary Birdsong";
  private static final String WORDS = "my number is 13900006666, says the canary";
  private static final String BAD = "thirteen-canaries";
  private static final List<String> CANARIES =
      List.of(PHONE, EMAIL, "canary.bird", NAME, "Birdsong", WORDS, "13900006666", BAD);

  @TempDir Path folder;

  @Test
  void nothingThatANightWritesForItsReadersHoldsACanary() throws Exception {
    Map<String, String> told = new TreeMap<>();
    Path lake = folder.resolve("lake");
    NightSummary night;
    try (Listening listening = new Listening()) {
      night = night(lake);
      told.put("portal", pages(lake));
      told.put("log", listening.heard());
    }
    told.put("json", Json.of(night));
    told.put("text", SummaryText.of(night));
    try (Stream<Path> files = Files.walk(lake)) {
      for (Path file : files.filter(Files::isRegularFile).filter(this::isForReaders).toList()) {
        told.put(lake.relativize(file).toString(), latin(file));
      }
    }

    assertThat(night.outcome()).isEqualTo(NightSummary.Outcome.PUBLISHED);
    assertThat(night.sources().get("orders").quarantined()).isEqualTo(1);
    assertThat(told.keySet())
        .anyMatch(name -> name.endsWith(".html"))
        .anyMatch(name -> name.endsWith(".prom"))
        .anyMatch(name -> name.endsWith(".lineage.jsonl"))
        .anyMatch(name -> name.endsWith("manifest.json"))
        .anyMatch(name -> name.endsWith("rejects.csv"))
        .anyMatch(name -> name.endsWith("people.bits"));
    assertThat(told.get("log")).contains("INFO");
    told.forEach((what, text) -> assertThat(text).as(what).doesNotContain(CANARIES));
    contactsAreInNoTable(new Lake(SharedSpark.session(), lake.toString()));
  }

  /** Names and words stay in the facts that they came with; contacts are sealed in the vault. */
  private static void contactsAreInNoTable(Lake lake) {
    Release release = new Releases(lake).all().get(0);
    assertThat(lake.readOrEmpty(Table.VAULT, release.pins()).count()).isEqualTo(2);
    assertThat(lake.readOrEmpty(Table.MEMBERS, release.pins()).toJSON().collectAsList().toString())
        .as("the canary is there to be found")
        .contains(NAME);
    for (Table table : Table.values()) {
      assertThat(lake.readOrEmpty(table, release.pins()).toJSON().collectAsList().toString())
          .as(table.tableName())
          .doesNotContain(PHONE, EMAIL, BAD);
    }
  }

  private NightSummary night(Path lake) throws IOException {
    return new Night(SharedSpark.session())
        .run(
            new NightRequest(
                configuration(),
                lake.toString(),
                TeaHouse.AS_OF,
                Optional.empty(),
                Optional.empty(),
                StageProgress.SILENT));
  }

  private Configuration configuration() throws IOException {
    TeaHouse.in(folder);
    Files.writeString(
        folder.resolve("conf/sources/members.yaml"),
        """
        name: members
        table: members
        path: members.csv
        format: {type: csv}
        columns: {who: string, phone: string, email: string, name: string, at: timestamp}
        identifiers: {member: who, phone: phone, email: email}
        fields: {full_name: name}
        occurred-at: at
        years: {from: 2025, to: 2026}
        """);
    Files.writeString(
        folder.resolve("conf/sources/reviews.yaml"),
        """
        name: reviews
        table: reviews
        path: reviews.csv
        format: {type: csv}
        columns: {id: string, who: string, text: string, at: timestamp}
        identifiers: {member: who}
        fields: {review_id: id, text: text}
        occurred-at: at
        years: {from: 2025, to: 2026}
        """);
    Files.writeString(
        folder.resolve("members.csv"),
        "who,phone,email,name,at\nm03,%s,%s,%s,2026-01-02 10:00:00\n"
            .formatted(PHONE, EMAIL, NAME));
    Files.writeString(
        folder.resolve("reviews.csv"),
        "id,who,text,at\nr1,m03,\"%s\",2026-01-05 10:00:00\n".formatted(WORDS));
    Path orders = folder.resolve("orders.csv");
    Files.writeString(
        orders, Files.readString(orders) + "999,m03,tea-1," + BAD + ",2026-01-05 10:00:00\n");
    return ConfReader.read(folder.resolve("conf"), Map.of("data", folder.toString()), Map.of());
  }

  /** All but the platforms' own files and the tables, which have a look of their own. */
  private boolean isForReaders(Path file) {
    String name = file.getFileName().toString();
    boolean isPlatforms = name.matches("(audience|add|remove)[.].*");
    return !isPlatforms && !file.startsWith(folder.resolve("lake/tables"));
  }

  private static String latin(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  private String pages(Path lake) throws Exception {
    PortalSettings settings =
        new PortalSettings("127.0.0.1", 0, List.of(lake), folder.resolve("home"), ProxyTrust.NONE);
    new Accounts(settings.accounts())
        .add("an", "crm", OpenPortal.PASSWORD, "tea house", EnumSet.allOf(Verb.class));
    StringBuilder all = new StringBuilder();
    try (Portal portal = Portal.start(settings, InstantSource.system())) {
      Visitor an = new Visitor(portal.port());
      an.login("an", OpenPortal.PASSWORD);
      for (String page :
          List.of(
              "/segments",
              "/segments/everyone",
              "/segments/everyone/figures",
              "/whatif",
              "/files",
              "/brands",
              "/campaigns",
              "/health")) {
        HttpResponse<String> answer = an.get(an.brand() + page);
        assertThat(answer.statusCode()).as(page).isEqualTo(200);
        all.append(answer.headers()).append(answer.body());
      }
    }
    return all.append(Files.readString(settings.audit())).toString();
  }

  /** Keeps what is logged, from the level at which a night logs. */
  private static final class Listening implements AutoCloseable {

    private final LoggerConfig root =
        LoggerContext.getContext(false).getConfiguration().getRootLogger();
    private final Level before = root.getLevel();
    private final StringWriter to = new StringWriter();

    Listening() {
      PatternLayout layout = PatternLayout.newBuilder().withPattern("%p %c %m%n%throwable").build();
      Appender kept = WriterAppender.createAppender(layout, null, to, "night canary", false, true);
      kept.start();
      root.addAppender(kept, Level.INFO, null);
      level(Level.INFO);
    }

    String heard() {
      return to.toString();
    }

    private void level(Level level) {
      root.setLevel(level);
      LoggerContext.getContext(false).updateLoggers();
    }

    @Override
    public void close() {
      root.removeAppender("night canary");
      level(before);
    }
  }
}
