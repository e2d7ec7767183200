package org.kith.jobs.cli.portal;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kith.features.error.Problem;
import org.kith.jobs.portal.PortalSettings;
import org.kith.jobs.portal.ProxyTrust;
import picocli.CommandLine.Option;

/** The options that say which lakes the portal reads and where it keeps what is its own. */
final class PortalHome {

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description =
          "Folder with accounts, key and audit, outside the lake. Default: the lake's path with"
              + " .portal added.")
  private Path home;

  @Option(
      names = "--also",
      paramLabel = "URI",
      description = "The lake of a further brand. Repeatable.")
  private List<String> also = new ArrayList<>();

  PortalSettings settings(String lake, String host, int port, ProxyTrust proxy) {
    List<Path> lakes = new ArrayList<>();
    lakes.add(local(lake));
    also.forEach(other -> lakes.add(local(other)));
    return new PortalSettings(host, port, lakes, folder(lake), proxy);
  }

  Path folder(String lake) {
    Path first = local(lake).toAbsolutePath().normalize();
    return home == null ? first.resolveSibling(first.getFileName() + ".portal") : home;
  }

  /** The lake's folder. */
  Path lake(String lake) {
    return local(lake);
  }

  private static Path local(String lake) {
    if (lake.startsWith("file:")) {
      return Path.of(URI.create(lake).getPath());
    }
    if (lake.matches("[a-z0-9]+:.*")) {
      throw new Problem(
          Problem.Code.USAGE,
          "--lake " + lake,
          "is not a folder of this machine; the portal reads local folders",
          "Mount the lake, and name the folder.");
    }
    return Path.of(lake);
  }
}
