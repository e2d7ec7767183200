package org.kith.jobs.cli.portal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kith.features.error.Problem;
import org.kith.jobs.portal.Portal;
import org.kith.jobs.portal.PortalSettings;
import org.kith.jobs.portal.ProxyTrust;
import org.kith.jobs.portal.access.Accounts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kith portal}: the marketers' pages, until it is stopped. */
@Command(
    name = "portal",
    description = "Serves the marketers' pages: who is in a segment, what if, and the files.",
    commandListHeading = "%nCommands:%n",
    sortOptions = false,
    footer = {
      "",
      "Nobody can log in before an account is added. It listens on this machine alone unless "
          + "--host says otherwise, and then wants a proxy with TLS before it.",
      "",
      "Examples:",
      "  echo 'a long password' | kith portal account add an --team crm",
      "  kith portal",
      "  kith portal --host 0.0.0.0 --behind-proxy 10.0.0.5",
      "  kith portal --host 0.0.0.0 --behind-proxy 10.0.0.5 --user-header X-Remote-User",
      "  kith portal audit"
    })
public final class PortalCommand implements Callable<Integer> {

  @Option(
      names = "--host",
      paramLabel = "H",
      defaultValue = "127.0.0.1",
      description = "Address to listen on. Default: ${DEFAULT-VALUE}.")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port to listen on; 0 for any free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--behind-proxy",
      paramLabel = "ADDRESS",
      arity = "0..1",
      split = ",",
      fallbackValue = "127.0.0.1",
      description =
          "Proxies at these addresses speak TLS for the portal; their X-Forwarded-For is believed."
              + " Without an address: ${FALLBACK-VALUE}.")
  private List<String> proxies = new ArrayList<>();

  @Option(
      names = "--user-header",
      paramLabel = "HEADER",
      description =
          "The header in which these proxies, and nobody else, name who is logged in. They must"
              + " take it out of what comes from outside. The name needs an account.")
  private String userHeader;

  @Mixin private PortalHome home = new PortalHome();

  private final PortalDesk desk;

  private PortalCommand(PortalDesk desk) {
    this.desk = desk;
  }

  /** The command with those below it. */
  public static CommandLine of(PortalDesk desk) {
    CommandLine account = new CommandLine(new AccountCommand());
    account.addSubcommand(new AccountAddCommand(desk));
    account.setCaseInsensitiveEnumValuesAllowed(true);
    CommandLine line = new CommandLine(new PortalCommand(desk));
    line.addSubcommand(account);
    line.addSubcommand(new AuditCommand(desk));
    return line;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (userHeader != null && proxies.isEmpty()) {
      throw new Problem(
          Problem.Code.USAGE,
          "--user-header " + userHeader,
          "would be believed of anybody, since no proxy is named",
          "Name the proxies with --behind-proxy.");
    }
    PortalSettings settings =
        home.settings(
            desk.lake().get(),
            host,
            port,
            new ProxyTrust(proxies, Optional.ofNullable(userHeader)));
    try (Portal portal = Portal.start(settings, InstantSource.system())) {
      int accounts = new Accounts(settings.accounts()).now().accounts().size();
      String shown = host.contains(":") ? "[" + host + "]" : host;
      String url = "http://" + shown + ":" + portal.port() + "/";
      Map<String, Object> started = new LinkedHashMap<>();
      started.put("url", url);
      started.put("accounts", accounts);
      started.put("home", settings.home().toString());
      started.put("lakes", settings.lakes().stream().map(Object::toString).toList());
      desk.print().accept(started, "The portal is at " + url + "  (Ctrl-C stops it)");
      if (accounts == 0) {
        desk.progress()
            .accept(
                "Nobody can log in yet. Add an account: kith portal account add NAME --team TEAM");
      }
      portal.join();
    }
    return 0;
  }
}
