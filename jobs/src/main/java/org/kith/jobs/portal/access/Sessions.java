package org.kith.jobs.portal.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is logged in, kept in the server's memory: half an hour without a request ends a session, and
 * so do eight hours, a log-out and a new start of the portal.
 */
public final class Sessions {

  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(8);

  private final InstantSource clock;
  private final Map<String, Session> open = new ConcurrentHashMap<>();

  /**
   * One login.
   *
   * @param id its word in the cookie
   * @param user who logged in
   * @param formToken what every form of the session carries
   * @param since when
   * @param seen the last request
   */
  public record Session(String id, String user, String formToken, Instant since, Instant seen) {

    /** Without its words, which belong in no log. */
    @Override
    public String toString() {
      return "Session[user=%s, since=%s]".formatted(user, since);
    }
  }

  public Sessions(InstantSource clock) {
    this.clock = clock;
  }

  /** A session with an id that nobody knew before. */
  public Session begin(String user) {
    Instant now = clock.instant();
    open.values().removeIf(session -> isOver(session, now));
    Session session = new Session(Secret.word(), user, Secret.word(), now, now);
    open.put(session.id(), session);
    return session;
  }

  /** The session of that id, if it still holds; this counts as a request of it. */
  public Optional<Session> touch(String id) {
    if (id == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return Optional.ofNullable(
        open.computeIfPresent(
            id,
            (same, session) ->
                isOver(session, now)
                    ? null
                    : new Session(id, session.user(), session.formToken(), session.since(), now)));
  }

  /** Ends a session. */
  public void end(String id) {
    open.remove(id);
  }

  private static boolean isOver(Session session, Instant now) {
    return now.isAfter(session.seen().plus(IDLE)) || now.isAfter(session.since().plus(LONGEST));
  }
}
