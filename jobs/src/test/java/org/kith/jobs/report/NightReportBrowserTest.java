package org.kith.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The report as a browser shows it. */
@Tag("long")
class NightReportBrowserTest {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  /** Texts whose colour is less than 4.5 times as light or dark as what is behind them. */
  private static final String BAD_CONTRASTS =
      """
      function rgb(colour) {
        return colour.match(/[\\d.]+/g).map(Number);
      }
      function luminance(colour) {
        const [r, g, b] = colour.slice(0, 3).map(part => {
          const c = part / 255;
          return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      }
      function behind(element) {
        for (let at = element; at; at = at.parentElement) {
          const colour = rgb(getComputedStyle(at).backgroundColor);
          if (colour.length === 3 || colour[3] === 1) return colour;
        }
        return [255, 255, 255];
      }
      const bad = [];
      for (const element of document.body.querySelectorAll('*')) {
        const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
        if (!own || element.closest('title, desc')) continue;
        const style = getComputedStyle(element);
        const text = rgb(element.namespaceURI.includes('svg') ? style.fill : style.color);
        const [a, b] = [luminance(text), luminance(behind(element))].sort((x, y) => y - x);
        const ratio = (a + 0.05) / (b + 0.05);
        if (ratio < 4.5) bad.push(element.textContent.trim().slice(0, 40) + ' ' + ratio.toFixed(2));
      }
      return bad;
      """;

  /** How many elements and listeners there are that only a name could have brought in. */
  private static final String FOREIGN =
      "return document.querySelectorAll('script,img,iframe,[onload],[onerror]').length";

  @TempDir static Path folder;
  private static ChromeDriver browser;
  private static String page;

  @BeforeAll
  static void openTheBrowser() throws IOException {
    assumeTrue(
        Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
        "skipped: needs " + CHROMIUM + " and " + DRIVER);
    page = NightReport.render(SampleNight.full(), SampleNight.earlier(9));
    Files.writeString(folder.resolve("night.html"), page);
    browser = new ChromeDriver(service(), options());
  }

  @AfterAll
  static void closeTheBrowser() {
    if (browser != null) {
      browser.quit();
    }
  }

  @ParameterizedTest
  @CsvSource({"390,light", "390,dark", "768,light", "1280,light", "1280,dark"})
  void itFitsItsWindowAndCanBeRead(int width, String scheme) throws IOException {
    show("night.html", width, scheme);

    assertThat(number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
    assertThat(badContrasts()).isEmpty();
    assertThat(messages(LogType.BROWSER)).isEmpty();
    keepPicture(width, scheme);
  }

  @ParameterizedTest
  @ValueSource(ints = {390, 1280})
  void lightAndDarkDiffer(int width) {
    show("night.html", width, "light");
    String light = background();
    show("night.html", width, "dark");

    assertThat(background()).isNotEqualTo(light);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>document.title='owned'</script>",
        "\"><img src=x onerror=\"document.title='owned'\">",
        "'/><svg onload=document.title='owned'>",
        "</title></style><script>document.title='owned'</script>",
        "AVeryLongNameWithoutAnySpaceThatWouldPushTheWholePageWiderThanThePhoneThatShowsIt"
      })
  void aHostileNameIsTextAndNothingElse(String name) throws IOException {
    Files.writeString(folder.resolve("hostile.html"), NightReport.render(SampleNight.named(name)));
    for (int width : List.of(390, 768, 1280)) {
      show("hostile.html", width, "light");

      assertThat(browser.getTitle()).isNotEqualTo("owned");
      assertThat(number(FOREIGN)).isZero();
      assertThat(number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"night.html"})
  void nothingIsFetchedBesideThePage(String file) {
    messages(LogType.PERFORMANCE);
    show(file, 1280, "light");

    assertThat(messages(LogType.PERFORMANCE))
        .filteredOn(message -> message.contains("Network.requestWillBeSent\""))
        .allMatch(
            message -> message.contains("/night.html") || message.contains("\"url\":\"data:,\""))
        .isNotEmpty();
  }

  private static void show(String file, int width, String scheme) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    browser.get(folder.resolve(file).toUri().toString());
  }

  private static long number(String script) {
    return ((Number) browser.executeScript(script)).longValue();
  }

  private static String background() {
    return (String) browser.executeScript("return getComputedStyle(document.body).backgroundColor");
  }

  private static List<?> badContrasts() {
    return (List<?>) browser.executeScript(BAD_CONTRASTS);
  }

  private static List<String> messages(String type) {
    return browser.manage().logs().get(type).getAll().stream().map(LogEntry::getMessage).toList();
  }

  /** Keeps a picture of the whole page below {@code target}, for people to look at. */
  private static void keepPicture(int width, String scheme) throws IOException {
    long height = number("return document.documentElement.scrollHeight");
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    Path pictures = Files.createDirectories(Path.of("target", "report"));
    Files.write(
        pictures.resolve("night-%d-%s.png".formatted(width, scheme)),
        browser.getScreenshotAs(OutputType.BYTES));
    Files.writeString(pictures.resolve("night.html"), page);
  }

  private static ChromeDriverService service() {
    return new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
  }

  private static ChromeOptions options() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--hide-scrollbars",
        "--proxy-server=127.0.0.1:9",
        "--proxy-bypass-list=127.0.0.1;localhost");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    return options;
  }
}
