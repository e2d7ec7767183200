package org.kith.jobs.portal;

import java.util.List;

/** Every address of the portal, each with its rule. */
final class Routes {

  private Routes() {}

  static List<Route> of(House house) {
    AssetDesk assets = new AssetDesk();
    LoginDesk login = new LoginDesk(house);
    PageDesk pages = new PageDesk(house);
    CountDesk count = new CountDesk(house);
    FileDesk files = new FileDesk(house);
    return List.of(
        get("/assets/page.css", Rule.OPEN, assets::report),
        get("/assets/portal.css", Rule.OPEN, assets::portal),
        get("/assets/htmx.js", Rule.OPEN, assets::htmx),
        get("/assets/icon.svg", Rule.OPEN, assets::icon),
        get("/language", Rule.OPEN, login::language),
        get("/login", Rule.OPEN, login::form),
        post("/login", Rule.OPEN, login::login),
        post("/logout", Rule.LOGGED_IN, login::logout),
        get("/", Rule.LOGGED_IN, pages::home),
        get("/b/{brand}/segments", Rule.LOOK, pages::segments),
        get("/b/{brand}/segments/{segment}", Rule.LOOK, pages::segment),
        get("/b/{brand}/segments/{segment}/figures", Rule.LOOK, pages::figures),
        get("/b/{brand}/brands", Rule.LOOK, pages::betweenBrands),
        get("/b/{brand}/campaigns", Rule.LOOK, pages::campaigns),
        get("/b/{brand}/health", Rule.LOOK, pages::health),
        get("/b/{brand}/whatif", Rule.COUNT, count::page),
        post("/b/{brand}/whatif/draft", Rule.COUNT, count::draft),
        get("/b/{brand}/files", Rule.DOWNLOAD, pages::files),
        post("/b/{brand}/files/{file}", Rule.DOWNLOAD, files::ask),
        get("/b/{brand}/files/{file}", Rule.DOWNLOAD, files::send));
  }

  private static Route get(String path, Rule rule, Route.Action action) {
    return new Route("GET", path, rule, action);
  }

  private static Route post(String path, Rule rule, Route.Action action) {
    return new Route("POST", path, rule, action);
  }
}
