package org.kith.jobs.portal;

import io.javalin.http.Context;
import java.util.Optional;
import org.kith.jobs.portal.access.Sessions.Session;

/**
 * Whose session a request belongs to: that of its cookie, or, where a trusted proxy names somebody
 * with an account, that person's, begun anew if need be.
 */
final class ProxyLogin {

  private final House house;
  private final ProxyWord proxy;

  ProxyLogin(House house, ProxyWord proxy) {
    this.house = house;
    this.proxy = proxy;
  }

  Optional<Session> session(Context context, String address) {
    Optional<Session> session = house.sessions.touch(context.cookie(Guard.SESSION));
    Optional<String> named =
        proxy.names(context).stream().filter(name -> !name.isEmpty()).findFirst();
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
}
