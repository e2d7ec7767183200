package org.kith.jobs.bench.portal;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who is logged in and opens one page after the other. */
final class PortalVisit {

  private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]*)\"");

  private final HttpClient client;
  private final String base;
  private String brand;

  private PortalVisit(int port) {
    this.base = "http://127.0.0.1:" + port;
    this.client =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  static PortalVisit login(int port, String name, String password)
      throws IOException, InterruptedException {
    PortalVisit visit = new PortalVisit(port);
    Matcher form = FORM.matcher(visit.send(visit.to("/login").GET()).body());
    if (!form.find()) {
      throw new IllegalStateException("the login page has no form");
    }
    String fields =
        "form="
            + form.group(1)
            + "&name="
            + name
            + "&password="
            + URLEncoder.encode(password, StandardCharsets.UTF_8);
    HttpResponse<String> in =
        visit.send(
            visit
                .to("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields)));
    visit.brand = in.uri().getPath().replaceFirst("/segments$", "/");
    return visit;
  }

  /** Opens one of the brand's pages, and tells how long it took. */
  double milliseconds(String page) throws IOException, InterruptedException {
    long start = System.nanoTime();
    send(to(brand + page).GET());
    return (System.nanoTime() - start) / 1e6;
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(base + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          "%s answered %d".formatted(answer.uri(), answer.statusCode()));
    }
    return answer;
  }
}
