package org.kith.jobs.portal;

import java.util.List;
import java.util.Optional;

/**
 * The proxies that speak TLS for the portal, and what is believed of them and of nobody else: their
 * {@code X-Forwarded-For}, and who has logged in with them.
 *
 * @param addresses the proxies' own addresses; empty for none
 * @param userHeader the header in which they name who is logged in, which they must take out of
 *     what comes from outside; empty where people log in at the portal
 */
public record ProxyTrust(List<String> addresses, Optional<String> userHeader) {

  /** No proxy. */
  public static final ProxyTrust NONE = new ProxyTrust(List.of(), Optional.empty());

  public ProxyTrust {
    addresses = List.copyOf(addresses);
  }

  /** Whether there is one. */
  boolean isThere() {
    return !addresses.isEmpty();
  }

  /** Whether a request comes from one. */
  boolean trusts(String address) {
    return addresses.contains(address);
  }
}
