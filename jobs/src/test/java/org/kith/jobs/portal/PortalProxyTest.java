package org.kith.jobs.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a proxy says of people, and who is believed to be one. */
class PortalProxyTest {

  private static final String HEADER = "X-Remote-User";

  @TempDir Path folder;

  @Test
  void whomATrustedProxyNamesIsLoggedInWithTheirTeamsRights() throws Exception {
    try (OpenPortal open = behind("127.0.0.1")) {
      Visitor guest = named(open, "guest");

      String brand = guest.brand();
      assertThat(guest.get(brand + "/segments").statusCode()).isEqualTo(200);
      assertThat(guest.get(brand + "/files").statusCode()).isEqualTo(404);
      String session = guest.cookies.get("kith");
      guest.get(brand + "/segments");
      assertThat(guest.cookies.get("kith")).as("one session for all requests").isEqualTo(session);
      assertThat(audit(open)).contains("\"user\":\"guest\",\"action\":\"login\"", "by the proxy");
    }
  }

  @Test
  void anotherNameInTheHeaderIsAnotherSession() throws Exception {
    try (OpenPortal open = behind("127.0.0.1")) {
      Visitor visitor = named(open, "an");
      String brand = visitor.brand();
      String session = visitor.cookies.get("kith");

      visitor.headers.put(HEADER, List.of("guest"));

      assertThat(visitor.get(brand + "/files").statusCode()).isEqualTo(404);
      assertThat(visitor.cookies.get("kith")).isNotEqualTo(session);
      Visitor thief = open.stranger();
      thief.cookies.put("kith", session);
      assertThat(thief.get("/").headers().firstValue("Location")).hasValue("/login");
    }
  }

  @Test
  void whoHasNoAccountIsLedToTheLogin() throws Exception {
    try (OpenPortal open = behind("127.0.0.1")) {
      assertThat(named(open, "mallory").get("/").headers().firstValue("Location"))
          .hasValue("/login");
      assertThat(audit(open)).contains("denied: the proxy").doesNotContain("mallory");
    }
  }

  @Test
  void whomTheProxyGivesSeveralNamesIsNobody() throws Exception {
    try (OpenPortal open = behind("127.0.0.1")) {
      Visitor visitor = open.stranger();
      visitor.headers.put(HEADER, List.of("an", "guest"));

      assertThat(visitor.get("/").statusCode()).isEqualTo(400);
      assertThat(visitor.cookies).doesNotContainKey("kith");
      assertThat(audit(open)).contains("denied: the proxy names several").doesNotContain("guest");
    }
  }

  @Test
  void theSameHeaderFromElsewhereIsNotLookedAt() throws Exception {
    try (OpenPortal open = behind("10.0.0.5")) {
      assertThat(named(open, "an").get("/").headers().firstValue("Location")).hasValue("/login");
    }
    try (OpenPortal open = new OpenPortal(folder.resolve("none"))) {
      assertThat(named(open, "an").get("/").headers().firstValue("Location")).hasValue("/login");
    }
  }

  @Test
  void whereARequestComesFromIsBelievedOfTheProxyAlone() throws Exception {
    try (OpenPortal open = behind("127.0.0.1")) {
      Visitor visitor = open.stranger();
      visitor.headers.put("X-Forwarded-For", List.of("6.6.6.6, 203.0.113.9"));
      visitor.login("an", "not the password");
      visitor.headers.put("X-Forwarded-For", List.of("6.6.6.6", "7.7.7.7, 203.0.113.8"));
      visitor.login("an", "not the password");
      assertThat(audit(open))
          .contains("\"203.0.113.9\"", "\"203.0.113.8\"")
          .doesNotContain("6.6.6.6", "7.7.7.7");
    }
    try (OpenPortal open = new OpenPortal(folder.resolve("none"))) {
      Visitor visitor = open.stranger();
      visitor.headers.put("X-Forwarded-For", List.of("203.0.113.9"));
      visitor.login("an", "not the password");
      assertThat(audit(open)).contains("\"127.0.0.1\"").doesNotContain("203.0.113.9");
    }
  }

  private OpenPortal behind(String proxy) throws IOException {
    return new OpenPortal(
        folder.resolve(proxy), new ProxyTrust(List.of("10.0.0.9", proxy), Optional.of(HEADER)));
  }

  private static Visitor named(OpenPortal open, String name) {
    Visitor visitor = open.stranger();
    visitor.headers.put(HEADER, List.of(name));
    return visitor;
  }

  private static String audit(OpenPortal open) throws IOException {
    return Files.readString(open.settings.audit());
  }
}
