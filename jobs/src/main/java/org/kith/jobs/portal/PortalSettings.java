package org.kith.jobs.portal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import org.kith.features.error.Problem;

/**
 * How the portal runs.
 *
 * @param host address that it listens on
 * @param port 0 for any free one
 * @param lakes roots of the brands' lakes, local folders
 * @param home folder with accounts, key and audit, outside the lakes
 * @param proxy who speaks TLS for us, and what is believed of them
 */
public record PortalSettings(String host, int port, List<Path> lakes, Path home, ProxyTrust proxy) {

  /** The file in the home with what was done to accounts, chained like the audit. */
  public static final String ADMIN_LOG = "admin.jsonl";

  public PortalSettings {
    lakes = List.copyOf(lakes);
  }

  /** Where the accounts are. */
  public Path accounts() {
    return home.resolve("accounts.json");
  }

  /** Where the audit is. */
  public Path audit() {
    return home.resolve("audit.jsonl");
  }

  Path key() {
    return home.resolve("portal.key");
  }

  /** Whether people reach us by TLS. */
  boolean isEncrypted() {
    return proxy.isThere();
  }

  /**
   * Passes when nobody could listen in on what is sent, and the state is not in a lake.
   *
   * @throws Problem {@code USAGE} for plain HTTP on a public address
   */
  void check() {
    if (!isLoopback() && !proxy.isThere()) {
      throw new Problem(
          Problem.Code.USAGE,
          "--host " + host,
          "is a public address, and passwords would cross it unencrypted",
          "Put a proxy with TLS before the portal and add --behind-proxy, or leave --host away.");
    }
    for (Path lake : lakes) {
      if (absolute(home).startsWith(absolute(lake))) {
        throw new Problem(
            Problem.Code.USAGE,
            "--home " + home,
            "lies in the lake " + lake + "; accounts and audit must be outside",
            "Name another folder.");
      }
    }
  }

  private boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      throw new Problem(
          Problem.Code.USAGE,
          "--host " + host,
          "is no address of this machine",
          "Leave it away, or name one such as 127.0.0.1.",
          unknown);
    }
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
