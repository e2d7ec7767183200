package org.kith.jobs.portal;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.kith.features.error.Problem;
import org.kith.features.lake.door.Door;
import org.kith.features.lake.door.PublishedNights;
import org.kith.jobs.portal.page.MessagePage;
import org.kith.jobs.portal.page.Tongue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server of the marketers' pages, from its start to its close. */
public final class Portal implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Portal.class);
  private static final long IDLE_MILLIS = 30_000;
  private static final long MOST_FORM_BYTES = 64 * 1024;

  private final Javalin server;
  private final Warming warming;

  private Portal(Javalin server, Warming warming) {
    this.server = server;
    this.warming = warming;
  }

  /**
   * Starts it.
   *
   * @param clock what time it is
   * @throws Problem {@code USAGE} for plain HTTP on a public address, or a port that is taken;
   *     {@code CONF_INVALID} when accounts or key are open to others
   */
  public static Portal start(PortalSettings settings, InstantSource clock) {
    return start(settings, clock, Door::new);
  }

  /** As {@link #start(PortalSettings, InstantSource)}, with other doors to the lakes. */
  public static Portal start(
      PortalSettings settings, InstantSource clock, Function<Path, PublishedNights> doors) {
    settings.check();
    House house = new House(settings, clock, doors);
    Guard guard = new Guard(house);
    List<Route> routes = Routes.of(house);
    Warming warming = new Warming(house);
    try {
      return new Portal(
          Javalin.create(config -> configure(config, settings, guard, routes)).start(), warming);
    } catch (io.javalin.util.JavalinBindException taken) {
      warming.close();
      throw new Problem(
          Problem.Code.USAGE,
          "--port " + settings.port(),
          "cannot be listened on; something else does, or it needs more rights",
          "Name another with --port.",
          taken);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  /** Waits until it is stopped. */
  public void join() throws InterruptedException {
    server.jettyServer().server().join();
  }

  @Override
  public void close() {
    warming.close();
    server.stop();
  }

  private static void configure(
      JavalinConfig config, PortalSettings settings, Guard guard, List<Route> routes) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.maxRequestSize = MOST_FORM_BYTES;
    config.jetty.addConnector((jetty, http) -> connector(jetty, http, settings));
    config.jetty.modifyServer(jetty -> jetty.setErrorHandler(Portal::malformed));
    config.routes.before(guard::headers);
    for (Route route : routes) {
      if (route.method().equals("GET")) {
        config.routes.get(route.path(), context -> guard.handle(context, route));
      } else {
        config.routes.post(route.path(), context -> guard.handle(context, route));
      }
    }
    config.routes.after(Portal::utf8);
    config.routes.error(404, Guard::notFound);
    config.routes.exception(Exception.class, Portal::failed);
  }

  private static ServerConnector connector(
      Server jetty, HttpConfiguration http, PortalSettings settings) {
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
    ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    return connector;
  }

  private static void utf8(Context context) {
    if ("text/html".equals(context.res().getContentType())) {
      context.contentType("text/html; charset=utf-8");
    }
  }

  /** Where bytes are out already, the connection ends before the length that was promised. */
  private static void failed(Exception cause, Context context) {
    if (context.res().isCommitted()) {
      LOG.warn(
          "{} {} was cut off: {}", context.method(), context.endpoint().path, cause.toString());
      return;
    }
    LOG.error("{} {} failed", context.method(), context.endpoint().path, cause);
    context
        .status(HttpStatus.INTERNAL_SERVER_ERROR)
        .html(MessagePage.failed(Guard.tongueOf(context)));
  }

  /** What cannot even be read as a request gets the answer of what is not there. */
  private static boolean malformed(
      org.eclipse.jetty.server.Request request,
      org.eclipse.jetty.server.Response response,
      org.eclipse.jetty.util.Callback callback) {
    response.setStatus(HttpStatus.NOT_FOUND.getCode());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    Content.Sink.write(response, true, MessagePage.notFound(Tongue.EN), callback);
    return true;
  }
}
