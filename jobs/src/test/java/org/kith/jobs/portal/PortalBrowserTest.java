package org.kith.jobs.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The portal as a browser shows it, with a brand and a segment of hostile names. */
@Tag("long")
class PortalBrowserTest {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final String HOSTILE = "\"><img src=x onerror=\"document.title='owned'\">";

  /** How many elements there are that only a name could have brought in. */
  private static final String FOREIGN =
      "return document.querySelectorAll('img,iframe,script:not([src]),[onerror],[onload]').length";

  @TempDir static Path folder;
  private static OpenPortal open;
  private static ChromeDriver browser;
  private static String brand;

  @BeforeAll
  static void openTheBrowser() throws Exception {
    assumeTrue(
        Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
        "skipped: needs " + CHROMIUM + " and " + DRIVER);
    open = new OpenPortal(folder, "Aurora " + HOSTILE, HOSTILE);
    browser = new ChromeDriver(service(), options());
    window(1440, "light");
    browser.get(at("/login"));
    browser.findElement(By.id("name")).sendKeys("an");
    browser.findElement(By.id("password")).sendKeys(OpenPortal.PASSWORD);
    browser.findElement(By.cssSelector("form.stack button")).click();
    brand = browser.getCurrentUrl().replaceFirst("/segments$", "");
  }

  @AfterAll
  static void closeTheBrowser() {
    if (browser != null) {
      browser.quit();
      open.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"390,light,en", "390,dark,zh", "1440,light,zh", "1440,dark,en"})
  void everyPageFitsItsWindowAndHostileNamesAreText(int width, String scheme, String language) {
    window(width, scheme);
    browser.get(at("/language?to=" + language));
    for (String page :
        List.of(
            "segments",
            "segments/win-back",
            "whatif?t=city&o=city:0",
            "files",
            "brands",
            "campaigns",
            "health")) {
      browser.get(brand + "/" + page);

      assertThat(number("return document.documentElement.scrollWidth"))
          .as(page)
          .isLessThanOrEqualTo(width);
      assertThat(number(FOREIGN)).as(page).isZero();
      assertThat(browser.getTitle()).isNotEqualTo("owned");
      assertThat(browser.findElements(By.cssSelector("h1"))).hasSize(1);
    }
    assertThat(messages()).isEmpty();
  }

  @Test
  void choosingAConditionCountsAtOnceWithoutLeavingThePage() throws Exception {
    window(1440, "light");
    browser.get(at("/language?to=en"));
    browser.get(brand + "/whatif");
    assertThat(big()).isEqualTo("1,000");

    browser.findElement(By.cssSelector("#add option[value=is_fan]")).click();
    await(By.id("o-is_fan-0"));
    browser.findElement(By.id("o-is_fan-0")).click();
    awaitCount("400");
    browser.findElement(By.id("n-is_fan")).click();
    awaitCount("600");

    assertThat(browser.getCurrentUrl()).contains("n=is_fan");
    assertThat(messages()).isEmpty();
  }

  @Test
  void everythingCanBeReachedByTheKeyboard() {
    window(1440, "light");
    browser.get(brand + "/segments/win-back");

    assertThat(
            number(
                "return [...document.querySelectorAll('a[href],button,input:not([type=hidden]),"
                    + "select')].filter(e => e.tabIndex < 0).length"))
        .isZero();
    assertThat(
            number(
                "return [...document.querySelectorAll('button,a')]"
                    + ".filter(e => !e.textContent.trim() && !e.ariaLabel).length"))
        .isZero();
  }

  private static void await(By what) throws InterruptedException {
    for (int i = 0; i < 100 && browser.findElements(what).isEmpty(); i++) {
      Thread.sleep(20);
    }
  }

  private static void awaitCount(String count) throws InterruptedException {
    for (int i = 0; i < 100 && !big().equals(count); i++) {
      Thread.sleep(20);
    }
    assertThat(big()).isEqualTo(count);
  }

  private static String big() {
    return (String)
        browser.executeScript("return document.querySelector('.big').textContent.trim()");
  }

  private static String at(String path) {
    return "http://127.0.0.1:" + open.portal.port() + path;
  }

  private static void window(int width, String scheme) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  private static long number(String script) {
    return ((Number) browser.executeScript(script)).longValue();
  }

  private static List<String> messages() {
    return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
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
    options.setCapability("goog:loggingPrefs", logs);
    return options;
  }
}
