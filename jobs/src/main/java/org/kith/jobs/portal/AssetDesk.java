package org.kith.jobs.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.kith.jobs.report.page.Page;

/** Style, script and icon, from the class path; nothing is loaded from elsewhere. */
final class AssetDesk {

  private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

  private final byte[] report = read(Page.class, "page.css");
  private final byte[] portal = read(AssetDesk.class, "portal.css");
  private final byte[] icon = read(AssetDesk.class, "icon.svg");
  private final byte[] htmx = read(AssetDesk.class, HTMX);

  void report(Visit visit) {
    send(visit, "text/css", report);
  }

  void portal(Visit visit) {
    send(visit, "text/css", portal);
  }

  void htmx(Visit visit) {
    send(visit, "text/javascript", htmx);
  }

  void icon(Visit visit) {
    send(visit, "image/svg+xml", icon);
  }

  private static void send(Visit visit, String type, byte[] content) {
    visit.context().contentType(type + "; charset=utf-8");
    visit.context().header("Cache-Control", "private, max-age=3600");
    visit.context().result(content);
  }

  private static byte[] read(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the class path");
      }
      return in.readAllBytes();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
