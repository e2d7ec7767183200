package org.kith.jobs.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What teams that may not take files see beside those that may. */
class PortalGuestTest {

  @TempDir Path folder;
  private OpenPortal open;

  @BeforeEach
  void start() throws IOException {
    open = new OpenPortal(folder);
  }

  @AfterEach
  void stop() {
    open.close();
  }

  @Test
  void whoMayNotTakeFilesSeesNoSmallGroupsAndTakesFiguresAlone() throws Exception {
    Visitor guest = open.visitor("guest");
    Visitor an = open.visitor("an");
    String segment = guest.brand() + "/segments/" + SampleLake.SEGMENT;

    assertThat(guest.get(segment).body())
        .contains("Groups of fewer than 100 people", "&lt;100")
        .doesNotContain(">40<", ">301<");
    assertThat(an.get(an.brand() + "/segments/" + SampleLake.SEGMENT).body())
        .contains(">40<", ">301<");
    HttpResponse<String> figures = guest.get(segment + "/figures");
    assertThat(figures.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"win-back.csv\"");
    assertThat(figures.body())
        .containsPattern("\"step\",\"fit the rule\",\"(300|400)\",\"100%\"")
        .contains("\"step\",\"held out\",\"<100\"")
        .containsPattern("\"City\",\"Hangzhou\",\"[12]00\"");
    assertThat(Files.readString(open.settings.audit())).contains("\"action\":\"figures\"");
  }

  @Test
  void whoMayNotTakeFilesSeesTotalsAndRowsOnTheGridToo() throws Exception {
    Visitor guest = open.visitor("guest");
    Visitor an = open.visitor("an");

    assertThat(an.get(an.brand() + "/segments").body()).contains("1,037 people are known");
    assertThat(an.get(an.brand() + "/health").body()).contains(">1,037<", ">1,234<", ">30<");
    assertThat(guest.get(guest.brand() + "/segments").body())
        .containsPattern("1,[01]00 people are known");
    assertThat(guest.get(guest.brand() + "/health").body())
        .containsPattern(">1,[01]00<")
        .containsPattern(">1,[23]00<")
        .doesNotContain("1,037", "1,234", ">30<", "none was bad");
  }

  @Test
  void everyReasonToLeaveSomebodyOutIsToldInChinese() throws Exception {
    Visitor an = open.visitor("an");
    an.cookies.put("lang", "zh");

    assertThat(an.get(an.brand() + "/segments/" + SampleLake.SEGMENT).body())
        .contains("员工 10", "刚购买过 11", "不满十四岁 12", "预期收益低于成本 13");
  }

  @Test
  void theSegmentsPageTellsToWhomItLostPeople() throws Exception {
    String segment = "/segments/" + SampleLake.SEGMENT;
    Visitor guest = open.visitor("guest");
    Visitor an = open.visitor("an");

    assertThat(an.get(an.brand() + segment).body())
        .contains("Who was contacted by others instead", "other <small>csv</small>", ">23<");
    assertThat(guest.get(guest.brand() + segment).body())
        .contains("other <small>csv</small>")
        .doesNotContain(">23<");
  }
}
