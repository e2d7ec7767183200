package org.kith.jobs.portal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser, who follows no redirect unasked. */
final class Visitor {

  private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]*)\"");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  final Map<String, String> cookies = new TreeMap<>();
  final Map<String, List<String>> headers = new TreeMap<>();
  private final String base;
  private String formToken = "";

  Visitor(int port) {
    this.base = "http://127.0.0.1:" + port;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  /** Sends a form, with the token of the page that was seen last. */
  HttpResponse<String> post(String path, String... fields)
      throws IOException, InterruptedException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("form", formToken);
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    String body =
        form.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> login(String name, String password)
      throws IOException, InterruptedException {
    get("/login");
    return post("/login", "name", name, "password", password);
  }

  /** The brand's address, after a login. */
  String brand() throws IOException, InterruptedException {
    String segments = get("/").headers().firstValue("Location").orElseThrow();
    get(segments);
    return segments.substring(0, segments.lastIndexOf('/'));
  }

  /** Begins to take a file, which is read as fast as the stream is. */
  InputStream stream(String file) throws IOException, InterruptedException {
    String address = post(file).headers().firstValue("Location").orElseThrow();
    HttpResponse<InputStream> answer =
        CLIENT.send(request(address).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IOException("answered " + answer.statusCode());
    }
    return answer.body();
  }

  /** Asks for a file and takes it. */
  HttpResponse<String> download(String file) throws IOException, InterruptedException {
    return get(post(file).headers().firstValue("Location").orElseThrow());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    headers.forEach((name, lines) -> lines.forEach(line -> request.header(name, line)));
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    for (String cookie : response.headers().allValues("Set-Cookie")) {
      String[] parts = cookie.split(";", 2)[0].split("=", 2);
      cookies.put(parts[0], parts[1]);
    }
    Matcher form = FORM.matcher(response.body());
    if (form.find()) {
      formToken = form.group(1);
    }
    return response;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
