package org.kith.jobs.portal;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kith.jobs.portal.access.Account;
import org.kith.jobs.portal.access.AccountsDocument;
import org.kith.jobs.portal.access.Sessions.Session;
import org.kith.jobs.portal.access.Verb;
import org.kith.jobs.portal.page.MessagePage;
import org.kith.jobs.portal.page.Tongue;
import org.kith.jobs.portal.shelf.Brand;

/**
 * What stands before every route: headers, limits, the session, the form's token, and the rights of
 * the user's team, looked up anew each time. What is denied looks like what is not there.
 */
final class Guard {

  /** The cookie with the session's id. */
  static final String SESSION = "kith";

  /** The cookie with the chosen language. */
  static final String LANGUAGE = "lang";

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final House house;
  private final ProxyWord proxy;
  private final ProxyLogin proxyLogin;

  Guard(House house) {
    this.house = house;
    this.proxy = new ProxyWord(house.settings.proxy());
    this.proxyLogin = new ProxyLogin(house, proxy);
  }

  /** Answers by the route, if its rule lets the request through. */
  void handle(Context context, Route route) throws Exception {
    String address = proxy.addressOf(context);
    Tongue tongue = tongueOf(context);
    if (!house.requests.take(address)) {
      context.status(HttpStatus.TOO_MANY_REQUESTS).html(MessagePage.tooOften(tongue));
    } else if (proxy.names(context).size() > 1) {
      house.audit.write("", "login", "", "denied: the proxy names several people", address);
      context.status(HttpStatus.BAD_REQUEST).html(MessagePage.severalNames(tongue));
    } else if (route.rule() == null) {
      notFound(context);
    } else if (route.rule() == Rule.OPEN) {
      route.action().answer(visit(context, null, null, List.of(), null, Set.of()));
    } else {
      known(context, route, address, tongue);
    }
  }

  private void known(Context context, Route route, String address, Tongue tongue) throws Exception {
    Optional<Session> session = proxyLogin.session(context, address);
    AccountsDocument document = house.accounts.now();
    Optional<Account> account = session.flatMap(found -> document.account(found.user()));
    if (account.isEmpty()) {
      session.ifPresent(found -> house.sessions.end(found.id()));
      context.redirect("/login", HttpStatus.SEE_OTHER);
      return;
    }
    if (route.method().equals("POST")
        && !same(context.formParam("form"), session.get().formToken())) {
      audit(account.get(), "form", context.path(), "denied: not our form", address);
      context.status(HttpStatus.FORBIDDEN).html(MessagePage.staleForm(tongue));
      return;
    }
    String team = account.get().team();
    List<Brand> brands =
        house.brands().stream()
            .filter(brand -> document.verbs(team, brand.name()).contains(Verb.LOOK))
            .toList();
    if (route.rule().verb().isEmpty()) {
      route.action().answer(visit(context, session.get(), account.get(), brands, null, Set.of()));
      return;
    }
    String key = context.pathParam("brand");
    Optional<Brand> brand = brands.stream().filter(one -> one.key().equals(key)).findFirst();
    Set<Verb> verbs = brand.map(found -> document.verbs(team, found.name())).orElse(Set.of());
    if (!verbs.contains(route.rule().verb().get())) {
      audit(account.get(), route.rule().verb().get().word(), "", "denied: no right", address);
      notFound(context);
      return;
    }
    route.action().answer(visit(context, session.get(), account.get(), brands, brand.get(), verbs));
  }

  private Visit visit(
      Context context,
      Session session,
      Account account,
      List<Brand> brands,
      Brand brand,
      Set<Verb> verbs) {
    return new Visit(
        context,
        proxy.addressOf(context),
        tongueOf(context),
        session,
        account,
        brands,
        brand,
        verbs);
  }

  private void audit(Account account, String action, String object, String outcome, String from) {
    house.audit.write(account.name(), action, object, outcome, from);
  }

  /** The same answer for what is not there and for what is not for this person. */
  static void notFound(Context context) {
    context.status(HttpStatus.NOT_FOUND).html(MessagePage.notFound(tongueOf(context)));
  }

  /** The headers of every answer. */
  void headers(Context context) {
    context.header("Content-Security-Policy", POLICY);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Frame-Options", "DENY");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("Cache-Control", "no-store");
    if (house.settings.isEncrypted()) {
      context.header("Strict-Transport-Security", "max-age=31536000");
    }
  }

  static Tongue tongueOf(Context context) {
    String chosen = context.cookie(LANGUAGE);
    return chosen == null
        ? Tongue.preferred(context.header("Accept-Language"))
        : chosen.equals("zh") ? Tongue.ZH : Tongue.EN;
  }

  static boolean same(String given, String right) {
    return given != null
        && right != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }
}
