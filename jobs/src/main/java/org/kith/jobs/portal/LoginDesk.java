package org.kith.jobs.portal;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.kith.jobs.portal.access.Account;
import org.kith.jobs.portal.access.Passwords;
import org.kith.jobs.portal.access.Secret;
import org.kith.jobs.portal.access.Sessions.Session;
import org.kith.jobs.portal.page.LoginPage;
import org.kith.jobs.portal.page.MessagePage;

/** In, out, and in which language. */
final class LoginDesk {

  private static final String FORM = "kith_form";
  private static final int HASHES_AT_ONCE = 4;
  private static final String OWN_ADDRESS = "/(?!/)[A-Za-z0-9/_.-]*(\\?[A-Za-z0-9=&%:_.+-]*)?";

  private final House house;
  private final Semaphore hashing = new Semaphore(HASHES_AT_ONCE);

  LoginDesk(House house) {
    this.house = house;
  }

  void form(Visit visit) {
    show(visit, false);
  }

  private void show(Visit visit, boolean refused) {
    String token = Secret.word();
    visit.context().cookie(cookie(house.settings, FORM, token));
    boolean nobody = house.accounts.now().accounts().isEmpty();
    visit.page(LoginPage.of(visit.tongue(), token, refused, nobody));
  }

  /** Wrong name, wrong password and a name that must wait get the same answer in the same time. */
  void login(Visit visit) throws InterruptedException {
    Context context = visit.context();
    if (!Guard.same(context.formParam("form"), context.cookie(FORM))) {
      context.status(HttpStatus.FORBIDDEN).html(MessagePage.staleForm(visit.tongue()));
      return;
    }
    if (!house.loginsOfAddress.take(visit.address())) {
      context.status(HttpStatus.TOO_MANY_REQUESTS).html(MessagePage.tooOften(visit.tongue()));
      return;
    }
    String name = Optional.ofNullable(context.formParam("name")).orElse("").strip();
    String password = Optional.ofNullable(context.formParam("password")).orElse("");
    Account account = house.accounts.now().account(name).orElse(null);
    boolean may = house.loginsOfName.take(name) && !house.attempts.mustWait(name);
    if (!fits(password, account) || !may) {
      house.attempts.failed(name);
      String who = account == null ? "" : account.name();
      house.audit.write(who, "login", "", may ? "denied" : "denied: must wait", visit.address());
      context.status(HttpStatus.UNAUTHORIZED);
      show(visit, true);
      return;
    }
    house.attempts.succeeded(name);
    house.audit.write(name, "login", "", "done", visit.address());
    house.sessions.end(Optional.ofNullable(context.cookie(Guard.SESSION)).orElse(""));
    Session session = house.sessions.begin(name);
    context.cookie(cookie(house.settings, Guard.SESSION, session.id()));
    context.removeCookie(FORM, "/");
    context.redirect("/", HttpStatus.SEE_OTHER);
  }

  private boolean fits(String password, Account account) throws InterruptedException {
    hashing.acquire();
    try {
      return Passwords.fits(password.length() > 200 ? "" : password, account);
    } finally {
      hashing.release();
    }
  }

  void logout(Visit visit) {
    house.sessions.end(visit.session().id());
    house.audit.write(visit.account().name(), "logout", "", "done", visit.address());
    visit.context().removeCookie(Guard.SESSION, "/");
    visit.context().redirect("/login", HttpStatus.SEE_OTHER);
  }

  /** Keeps the language, and goes back to one of our own pages. */
  void language(Visit visit) {
    Context context = visit.context();
    String chosen = "zh".equals(context.queryParam("to")) ? "zh" : "en";
    context.cookie(cookie(house.settings, Guard.LANGUAGE, chosen));
    String back = context.queryParam("back");
    context.redirect(back != null && back.matches(OWN_ADDRESS) ? back : "/", HttpStatus.SEE_OTHER);
  }

  /** A cookie that no script reads and no other site sends. */
  static Cookie cookie(PortalSettings settings, String name, String value) {
    return new Cookie(name, value, "/", -1, settings.isEncrypted(), true, null, SameSite.STRICT);
  }
}
