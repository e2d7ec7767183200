package org.kith.jobs.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortalAccessTest {

  private static final List<String> ELSEWHERE =
      List.of(
          "../../secret.txt",
          "..%2f..%2fsecret.txt",
          "%2e%2e%2f%2e%2e%2fsecret.txt",
          "%2e%2e/%2e%2e/secret.txt",
          "..%5c..%5csecret.txt",
          "..\\..\\secret.txt",
          "%00",
          "a%00.csv",
          "%c0%ae%c0%ae%c0%afsecret.txt",
          "%ff",
          "/etc/passwd",
          "%2fetc%2fpasswd",
          "....//....//secret.txt",
          ";/secret.txt",
          "audience.csv",
          "0123456789abcdef0123456789abcdef");

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
  void everyRouteHasARuleAndOnlyTheLoginIsOpen() {
    List<Route> routes = Routes.of(new House(open.settings, open.clock, path -> open.aurora));

    assertThat(routes).allMatch(route -> route.rule() != null);
    assertThat(routes)
        .filteredOn(route -> route.rule() == Rule.OPEN)
        .extracting(Route::path)
        .allMatch(path -> path.matches("/assets/.*|/login|/language"));
  }

  @Test
  void whoIsNotLoggedInIsLedToTheLoginFromEveryOtherRoute() throws Exception {
    Visitor stranger = open.stranger();
    for (Route route : Routes.of(new House(open.settings, open.clock, path -> open.aurora))) {
      if (route.rule() != Rule.OPEN) {
        String path = route.path().replaceAll("\\{[a-z]+}", "x");
        HttpResponse<String> answer =
            route.method().equals("GET") ? stranger.get(path) : stranger.post(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/login");
      }
    }
  }

  @Test
  void aTeamSeesWhatItsRightsSayAndTheRestIsNotThere() throws Exception {
    Visitor an = open.visitor("an");
    Visitor guest = open.visitor("guest");
    Visitor bo = open.visitor("bo");
    String aurora = an.brand();
    String notThere = an.get("/nowhere").body();
    for (String page : List.of("segments", "segments/win-back", "campaigns", "health")) {
      assertThat(an.get(aurora + "/" + page).statusCode()).as(page).isEqualTo(200);
      assertThat(guest.get(aurora + "/" + page).statusCode()).as(page).isEqualTo(200);
      assertThat(bo.get(aurora + "/" + page).statusCode()).as(page).isEqualTo(404);
    }
    for (String page : List.of("whatif", "files")) {
      assertThat(an.get(aurora + "/" + page).statusCode()).as(page).isEqualTo(200);
      assertThat(guest.get(aurora + "/" + page).body()).as(page).isEqualTo(notThere);
      assertThat(bo.get(aurora + "/" + page).body()).as(page).isEqualTo(notThere);
    }
    assertThat(Files.readString(open.settings.audit())).contains("\"denied: no right\"");
  }

  @Test
  void aFileOfAnotherBrandIsNotThere() throws Exception {
    Visitor bo = open.visitor("bo");
    String boreas = bo.brand();
    String file = fileIn(bo.get(boreas + "/files").body());
    Visitor an = open.visitor("an");
    an.get(an.brand() + "/segments");

    assertThat(an.post(file).statusCode()).isEqualTo(404);
    assertThat(an.post(an.brand() + file.substring(boreas.length())).statusCode()).isEqualTo(404);
  }

  @Test
  void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() throws Exception {
    HttpResponse<String> wrong = open.stranger().login("an", "not the password");
    HttpResponse<String> unknown = open.stranger().login("nobody", "not the password");

    assertThat(wrong.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(401);
    assertThat(withoutToken(wrong.body())).isEqualTo(withoutToken(unknown.body()));
  }

  @Test
  void afterFiveWrongPasswordsTheRightOneMustWaitLongerEachTime() throws Exception {
    for (int i = 0; i < 5; i++) {
      open.stranger().login("an", "not the password");
    }

    assertThat(open.stranger().login("an", OpenPortal.PASSWORD).statusCode()).isEqualTo(401);
    open.clock.pass(Duration.ofSeconds(31));
    assertThat(open.stranger().login("an", OpenPortal.PASSWORD).statusCode()).isEqualTo(401);
    open.clock.pass(Duration.ofMinutes(5));
    assertThat(open.stranger().login("an", OpenPortal.PASSWORD).statusCode()).isEqualTo(303);
  }

  @Test
  void aLoginGivesAnIdThatNobodyKnewBefore() throws Exception {
    Visitor visitor = open.stranger();
    visitor.cookies.put("kith", "planted");
    HttpResponse<String> answer = visitor.login("an", OpenPortal.PASSWORD);

    assertThat(visitor.cookies.get("kith")).isNotEqualTo("planted");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anyMatch(
            cookie ->
                cookie.startsWith("kith=")
                    && cookie.contains("HttpOnly")
                    && cookie.contains("SameSite=Strict"));
  }

  @Test
  void loggingOutEndsTheSessionOnTheServer() throws Exception {
    Visitor an = open.visitor("an");
    String kept = an.cookies.get("kith");
    an.brand();
    an.post("/logout");
    an.cookies.put("kith", kept);

    assertThat(an.get("/").headers().firstValue("Location")).hasValue("/login");
  }

  @Test
  void halfAnHourWithoutARequestEndsASessionAndSoDoEightHoursWith() throws Exception {
    Visitor idle = open.visitor("an");
    Visitor busy = open.visitor("an");
    open.clock.pass(Duration.ofMinutes(31));
    assertThat(idle.get("/").headers().firstValue("Location")).hasValue("/login");
    assertThat(busy.get("/").headers().firstValue("Location")).hasValue("/login");

    Visitor diligent = open.visitor("an");
    for (int i = 0; i < 24; i++) {
      open.clock.pass(Duration.ofMinutes(20));
      diligent.get("/");
    }
    open.clock.pass(Duration.ofMinutes(1));
    assertThat(diligent.get("/").headers().firstValue("Location")).hasValue("/login");
  }

  @Test
  void whoLeavesOrMovesIsOutAtTheNextRequest() throws Exception {
    Visitor an = open.visitor("an");
    String aurora = an.brand();
    assertThat(an.get(aurora + "/files").statusCode()).isEqualTo(200);

    open.accounts.add("an", "agency", OpenPortal.PASSWORD, "", java.util.Set.of());
    assertThat(an.get(aurora + "/files").statusCode()).isEqualTo(404);
    Files.delete(open.settings.accounts());
    assertThat(an.get(aurora + "/segments").headers().firstValue("Location")).hasValue("/login");
  }

  @Test
  void aFormWithoutTheSessionsTokenIsRefused() throws Exception {
    Visitor an = open.visitor("an");
    String file = fileIn(an.get(an.brand() + "/files").body());

    assertThat(an.post(file, "form", "forged").statusCode()).isEqualTo(403);
    assertThat(an.post("/logout", "form", "").statusCode()).isEqualTo(403);
    assertThat(open.stranger().post("/login", "name", "an").statusCode()).isEqualTo(403);
  }

  @Test
  void everyAnswerForbidsFramesScriptsInlineAndKeeping() throws Exception {
    for (String path : List.of("/login", "/nowhere", "/")) {
      HttpResponse<String> answer = open.stranger().get(path);
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("frame-ancestors 'none'", "script-src 'self'", "default-src 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(answer.headers().firstValue("Server")).isEmpty();
    }
  }

  @Test
  void theLanguageSwitchLeadsBackToOurOwnPagesOnly() throws Exception {
    Visitor stranger = open.stranger();
    for (String back :
        List.of("//evil.example", "https://evil.example", "/\\evil.example", "javascript:1", "")) {
      String encoded = java.net.URLEncoder.encode(back, StandardCharsets.UTF_8);
      HttpResponse<String> answer = stranger.get("/language?to=zh&back=" + encoded);

      assertThat(answer.headers().firstValue("Location")).as(back).hasValue("/");
    }
  }

  @Test
  void aPathThatLeadsAnywhereElseIsNotThere() throws Exception {
    Visitor an = open.visitor("an");
    String files = an.brand() + "/files/";
    for (String path : ELSEWHERE) {
      String answer = raw(an, files + path);

      assertThat(answer).as(path).startsWith("HTTP/1.1 404").doesNotContain("root:");
      assertThat(answer).contains("There is nothing at this address that you can see.");
    }
  }

  @Test
  void anIdOfFiveThousandCharactersIsNotThere() throws Exception {
    Visitor an = open.visitor("an");

    assertThat(raw(an, an.brand() + "/files/" + "a".repeat(5000))).startsWith("HTTP/1.1 404");
  }

  @Test
  void withoutAccountsItShowsTheLoginAndLetsNobodyIn() throws Exception {
    Files.delete(open.settings.accounts());
    Visitor stranger = open.stranger();

    assertThat(stranger.get("/login").body()).contains("Nobody has an account yet");
    assertThat(stranger.login("admin", "admin").statusCode()).isEqualTo(401);
  }

  static String fileIn(String page) {
    java.util.regex.Matcher file =
        java.util.regex.Pattern.compile("action=\"(/b/[0-9a-f]+/files/[0-9a-f]{32})\"")
            .matcher(page);
    assertThat(file.find()).isTrue();
    return file.group(1);
  }

  private static String withoutToken(String page) {
    return page.replaceAll("name=\"form\" value=\"[^\"]*\"", "");
  }

  /** Sends an address as it is, which Java's client would not. */
  private String raw(Visitor visitor, String path) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", open.portal.port())) {
      String request =
          "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: kith=%s\r\n\r\n"
              .formatted(path, visitor.cookies.get("kith"));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
