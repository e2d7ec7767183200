package org.kith.jobs.portal;

import java.util.Optional;
import org.kith.jobs.portal.access.Verb;

/** Who may use a route. A route without one is denied. */
enum Rule {
  /** Anybody: the login, style and script. */
  OPEN(null),
  /** Whoever is logged in. */
  LOGGED_IN(null),
  /** Whose team may see the brand in the address. */
  LOOK(Verb.LOOK),
  /** Whose team may count the brand's people. */
  COUNT(Verb.COUNT),
  /** Whose team may take the brand's files. */
  DOWNLOAD(Verb.DOWNLOAD);

  private final Verb verb;

  Rule(Verb verb) {
    this.verb = verb;
  }

  /** What the team must be able to do; empty for rules that ask for no brand. */
  Optional<Verb> verb() {
    return Optional.ofNullable(verb);
  }
}
