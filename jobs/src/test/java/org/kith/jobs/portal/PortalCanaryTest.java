package org.kith.jobs.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.jobs.portal.access.Account;
import org.kith.jobs.portal.access.Sessions;

/** Fake identifiers and secrets that are planted, and looked for wherever they must not be. */
class PortalCanaryTest {

  private static final String PHONE = "13900007777";
  private static final String WRONG = "canary of a wrong password";

  @TempDir Path folder;

  @Test
  void neitherPhonesNorSecretsAreInPagesAddressesAuditOrLogs() throws Exception {
    StringWriter logged = new StringWriter();
    Appender kept =
        WriterAppender.createAppender(
            PatternLayout.createDefaultLayout(), null, logged, "canary", false, true);
    kept.start();
    LoggerConfig log = LoggerContext.getContext(false).getConfiguration().getRootLogger();
    log.addAppender(kept, Level.ALL, null);
    List<String> told = new ArrayList<>();
    List<String> secrets = new ArrayList<>(List.of(PHONE, WRONG, OpenPortal.PASSWORD));
    try (OpenPortal open = new OpenPortal(folder)) {
      open.aurora.publishNext("phone\r\n" + PHONE + "\r\n");
      told.add(all(open.stranger().login("an", WRONG)));
      told.add(all(open.stranger().login(PHONE, WRONG)));
      Visitor an = open.visitor("an");
      String brand = an.brand();
      for (Route route : Routes.of(new House(open.settings, open.clock, path -> open.aurora))) {
        if (route.method().equals("GET") && !route.path().contains("{file}")) {
          String path =
              route.path().replace("/b/{brand}", brand).replace("{segment}", SampleLake.SEGMENT);
          told.add(all(an.get(path)));
        }
      }
      secrets.add(an.cookies.get("kith"));
      String file = PortalAccessTest.fileIn(an.get(brand + "/files").body());
      HttpResponse<String> taken = an.download(file);
      assertThat(taken.body()).as("the canary is there to be found").contains(PHONE);
      Files.writeString(open.aurora.audience(), "phone\r\n13900007778\r\n");
      told.add(all(an.download(file)));
      told.add(all(an.get(file + "?token=forged")));
    } finally {
      log.removeAppender("canary");
    }
    told.add(logged.toString());
    told.add(Files.readString(folder.resolve("home/audit.jsonl")));
    told.add(Files.readString(folder.resolve("home/accounts.json")));

    assertThat(told).hasSizeGreaterThan(12).allMatch(text -> !text.isEmpty());
    for (String text : told) {
      assertThat(text).doesNotContain(secrets);
    }
    assertThat(keyIn(folder)).isNotEmpty();
    assertThat(told).noneMatch(text -> text.contains(keyIn(folder)));
  }

  @Test
  void whatHoldsASecretDoesNotSayItWhenItIsPrinted() {
    Account account = new Account("an", "crm", "$argon2id$canary");
    Sessions.Session session = new Sessions(java.time.InstantSource.system()).begin("an");

    assertThat(account.toString()).doesNotContain("canary");
    assertThat(session.toString()).doesNotContain(session.id(), session.formToken());
  }

  private static String all(HttpResponse<String> answer) {
    return answer.uri()
        + "\n"
        + answer.headers().firstValue("Location").orElse("")
        + "\n"
        + answer.body();
  }

  private static String keyIn(Path folder) {
    try (Stream<String> lines =
        Files.lines(folder.resolve("home/portal.key"), StandardCharsets.ISO_8859_1)) {
      return String.join("\n", lines.toList()).strip();
    } catch (IOException cause) {
      throw new IllegalStateException(cause);
    }
  }
}
