package org.kith.jobs.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.jobs.portal.audit.Chain;

class PortalDownloadTest {

  @TempDir Path folder;
  private OpenPortal open;
  private Visitor an;
  private String file;

  @BeforeEach
  void start() throws Exception {
    open = new OpenPortal(folder);
    an = open.visitor("an");
    file = PortalAccessTest.fileIn(an.get(an.brand() + "/files").body());
  }

  @AfterEach
  void stop() {
    open.close();
  }

  @Test
  void aDownloadGivesTheBytesOfTheManifestAndAnAuditLine() throws Exception {
    HttpResponse<String> answer = an.download(file);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("person_id\r\np1\r\np2\r\n");
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .contains("filename=\"win-back_csv_r1_audience.csv\"", "filename*=UTF-8''win-back_csv_");
    assertThat(audit())
        .anyMatch(
            line ->
                line.contains("\"user\":\"an\",\"action\":\"download\"")
                    && line.contains("win-back/r1/csv/audience.csv sha256:")
                    && line.contains("\"outcome\":\"done\""));
    assertThat(Chain.verify(open.settings.audit()).holds()).isTrue();
    assertThat(an.get(an.brand() + "/files").body()).contains("an <small>2026-07-01 08:00</small>");
  }

  @Test
  void aTokenHoldsOnceForTenMinutesAndForNobodyElse() throws Exception {
    String used = token();
    an.get(used);
    assertThat(an.get(used).statusCode()).isEqualTo(404);

    String foreign = token();
    open.accounts.add("eve", "crm", OpenPortal.PASSWORD, "", java.util.EnumSet.allOf(verbs()));
    assertThat(open.visitor("eve").get(foreign).statusCode()).isEqualTo(404);

    String late = token();
    open.clock.pass(Duration.ofMinutes(11));
    assertThat(an.get(late).statusCode()).isEqualTo(404);
    assertThat(an.get(file).statusCode()).isEqualTo(404);
    assertThat(audit()).filteredOn(line -> line.contains("denied: token")).hasSize(4);
  }

  private static Class<org.kith.jobs.portal.access.Verb> verbs() {
    return org.kith.jobs.portal.access.Verb.class;
  }

  @Test
  void aFileThatWasSwappedIsNotHandedOut() throws Exception {
    Files.writeString(open.aurora.audience(), "person_id\r\nother\r\n");

    HttpResponse<String> answer = an.download(file);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).doesNotContain("other").contains("not as it was written");
    assertThat(audit()).anyMatch(line -> line.contains("failed: checksum"));
  }

  @Test
  void aLinkThatLeadsOutOfTheShelfIsNotFollowed() throws Exception {
    Path elsewhere = folder.resolve("elsewhere.csv");
    Files.move(open.aurora.audience(), elsewhere);
    Files.createSymbolicLink(open.aurora.audience(), elsewhere);

    assertThat(an.download(file).statusCode()).isEqualTo(409);
  }

  @Test
  void aNameInTheManifestThatLeadsElsewhereIsNotFollowed() throws Exception {
    List<String> files =
        java.util.regex.Pattern.compile("action=\"(/b/[0-9a-f]+/files/[0-9a-f]{32})\"")
            .matcher(an.get(an.brand() + "/files").body())
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(files).hasSize(5);
    assertThat(an.download(files.get(4)).statusCode()).isEqualTo(409);
  }

  @Test
  void eachFileSaysWhatAPlatformIsToDoWithItsPeople() throws Exception {
    String english = an.get(an.brand() + "/files").body();
    an.cookies.put("lang", "zh");
    String chinese = an.get(an.brand() + "/files").body();

    assertThat(english)
        .containsSubsequence(
            "People to contact<small>audience.csv",
            "Add to the audience<small>add.csv",
            "Take out of the audience<small>remove.csv",
            "Left out, and why<small>rejects.csv")
        .contains("class=\"plain\" aria-label=\"Download win-back csv remove.csv\"")
        .doesNotContain("class=\"plain\" aria-label=\"Download win-back csv add.csv\"");
    assertThat(chinese).containsSubsequence("投放名单", "新增名单", "移除名单", "未入选名单及原因");
  }

  @Test
  void withoutAnAuditLineThereIsNoDownload() throws Exception {
    String token = token();
    Files.delete(open.settings.audit());
    Files.createDirectory(open.settings.audit());

    HttpResponse<String> answer = an.get(token);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).doesNotContain("p1");
  }

  @Test
  void manyDownloadsAtOnceGiveTheSameBytesOrSayThatItIsTooMuch() throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(8);
    try {
      List<Callable<HttpResponse<String>>> all =
          IntStream.range(0, 40).mapToObj(i -> takes(token())).toList();
      int done = 0;
      for (Future<HttpResponse<String>> answer : people.invokeAll(all)) {
        assertThat(answer.get().statusCode()).isIn(200, 429);
        if (answer.get().statusCode() == 200) {
          assertThat(answer.get().body()).isEqualTo("person_id\r\np1\r\np2\r\n");
          done++;
        }
      }
      assertThat(done).isPositive();
    } finally {
      people.shutdown();
    }
  }

  private Callable<HttpResponse<String>> takes(String token) {
    return () -> an.get(token);
  }

  @Test
  void aReleaseThatComesMeanwhileShowsItsOwnFilesAndTheOldOnesAreGone() throws Exception {
    open.aurora.publishNext("person_id\r\np7\r\n");

    assertThat(an.post(file).statusCode()).isEqualTo(404);
    String next = PortalAccessTest.fileIn(an.get(an.brand() + "/files").body());
    assertThat(an.download(next).body()).contains("p7");
  }

  @Test
  void aDraftIsASegmentsFile() throws Exception {
    String brand = an.brand();

    HttpResponse<String> answer =
        an.post(brand + "/whatif/draft", "title", "Fans: \"North\"", "t", "city", "o", "city:0");

    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"fans-north.yaml\"");
    assertThat(answer.body()).contains("name: fans-north", "where: city = 'Hangzhou'");
  }

  private String token() {
    try {
      return an.post(file).headers().firstValue("Location").orElseThrow();
    } catch (IOException | InterruptedException cause) {
      throw new IllegalStateException(cause);
    }
  }

  private List<String> audit() throws IOException {
    return Files.readAllLines(open.settings.audit());
  }
}
