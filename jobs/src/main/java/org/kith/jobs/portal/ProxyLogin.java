package org.kith.jobs.portal;

import io.javalin.http.Context;
import java.util.Optional;
import org.kith.jobs.portal.access.Sessions.Session;

/**
 * Whose session a request belongs to: that of its cookie, or, where a trusted proxy names somebody
 * with an account, that person's, begun anew if need be. A header from anywhere else is not looked
 * at.
 */
final class ProxyLogin {

  private final House house;

  ProxyLogin(House house) {
    this.house = house;
  }

  Optional<Session> session(Context context, String address) {
    Optional<Session> session = house.sessions.touch(context.cookie(Guard.SESSION));
    Optional<String> named = named(context);
    if (named.isEmpty() || session.filter(open -> open.user().equals(named.get())).isPresent()) {
      return session;
    }
    session.ifPresent(anothers -> house.sessions.end(anothers.id()));
    String user = named.get();
    if (house.accounts.now().account(user).isEmpty()) {
      house.audit.write("", "login", "", "denied: the proxy names nobody's account", address);
      return Optional.empty();
    }
    house.audit.write(user, "login", "", "done: by the proxy", address);
    Session begun = house.sessions.begin(user);
    context.cookie(LoginDesk.cookie(house.settings, Guard.SESSION, begun.id()));
    return Optional.of(begun);
  }

  private Optional<String> named(Context context) {
    return house
        .settings
        .proxy()
        .userHeader()
        .filter(header -> house.settings.proxy().trusts(context.req().getRemoteAddr()))
        .map(context::header)
        .map(String::strip)
        .filter(name -> !name.isEmpty());
  }
}
