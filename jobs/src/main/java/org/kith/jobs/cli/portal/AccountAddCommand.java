package org.kith.jobs.cli.portal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.kith.features.error.Problem;
import org.kith.features.lake.door.Door;
import org.kith.jobs.portal.PortalSettings;
import org.kith.jobs.portal.ProxyTrust;
import org.kith.jobs.portal.access.Accounts;
import org.kith.jobs.portal.access.AccountsDocument;
import org.kith.jobs.portal.access.OwnFile;
import org.kith.jobs.portal.access.Passwords;
import org.kith.jobs.portal.access.Verb;
import org.kith.jobs.portal.audit.AuditLog;
import org.kith.jobs.portal.shelf.Shelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kith portal account add}: lets someone log in, or gives them another password or team. */
@Command(
    name = "add",
    description =
        "Adds an account, or changes its password and team. The password is read on stdin.",
    sortOptions = false,
    footer = {
      "",
      "Who adds or changes an account is written to admin.jsonl, which 'kith portal audit' checks. "
          + "A team that is new may look, count and download at the lake's brand, unless --may says "
          + "less; further brands and rights are in accounts.json, where whatever is not written is denied.",
      "",
      "Examples:",
      "  echo 'a long password' | kith portal account add an --team crm",
      "  kith portal account add guest --team agency --may look < password.txt",
      "  kith portal account add an --team crm --reason 'forgot the password' < password.txt"
    })
final class AccountAddCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "What is typed at the login.")
  private String name;

  @Option(
      names = "--team",
      required = true,
      paramLabel = "T",
      description = "The team whose rights the person has.")
  private String team;

  @Option(
      names = "--may",
      split = ",",
      paramLabel = "VERB",
      description = "What a new team may do: look, count, download. Default: all.")
  private List<Verb> may;

  @Option(
      names = "--brand",
      paramLabel = "B",
      description = "The brand of a new team. Default: that of the lake's newest release.")
  private String brand;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; kept in admin.jsonl. Needed to change an account that is there already.")
  private String reason;

  @Mixin private PortalHome home = new PortalHome();

  private final PortalDesk desk;

  AccountAddCommand(PortalDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() throws IOException {
    if (!name.matches("[\\p{L}\\p{N}._@-]{1,64}")) {
      throw new Problem(
          Problem.Code.USAGE,
          "NAME",
          "has other characters than letters, digits and ._@-, or more than 64",
          "Choose another name.");
    }
    Accounts accounts = new Accounts(home.folder(desk.lake().get()).resolve("accounts.json"));
    boolean isNewTeam = !accounts.now().teams().containsKey(team);
    String of = isNewTeam ? brandName() : null;
    Set<Verb> verbs = may == null ? EnumSet.allOf(Verb.class) : EnumSet.copyOf(may);
    String password = password();
    noteDown(accounts.now().account(name).isPresent());
    AccountsDocument document = accounts.add(name, team, password, of, verbs);
    Map<String, Object> added = new LinkedHashMap<>();
    added.put("account", name);
    added.put("team", team);
    added.put("rights", document.teams().getOrDefault(team, Map.of()));
    desk.print().accept(added, words(document));
    return 0;
  }

  /** Writes down who changes what, before it is changed. */
  private void noteDown(boolean isThere) throws IOException {
    if (isThere && (reason == null || reason.isBlank())) {
      throw new Problem(
          Problem.Code.USAGE,
          "NAME " + name,
          "has an account already; who changes it must say why",
          "Add --reason, or choose another name.");
    }
    Path folder = home.folder(desk.lake().get());
    OwnFile.folder(folder);
    Path log = folder.resolve(PortalSettings.ADMIN_LOG);
    new AuditLog(log, InstantSource.system())
        .write(
            System.getProperty("user.name", ""),
            isThere ? "account changed" : "account added",
            name + " of " + team,
            reason == null ? "done" : "done: " + reason.strip(),
            "command line");
  }

  private String words(AccountsDocument document) {
    String rights =
        document.teams().getOrDefault(team, Map.of()).entrySet().stream()
            .map(brands -> String.join(", ", brands.getValue()) + " at " + brands.getKey())
            .collect(Collectors.joining("; "));
    return name
        + " can log in; team "
        + team
        + " may "
        + (rights.isEmpty() ? "do nothing yet" : rights)
        + ".";
  }

  private String brandName() {
    if (brand != null) {
      return brand;
    }
    Path lake = home.settings(desk.lake().get(), "127.0.0.1", 0, ProxyTrust.NONE).lakes().get(0);
    return Shelf.nameIn(new Door(lake))
        .orElseThrow(
            () ->
                new Problem(
                    Problem.Code.NOT_FOUND,
                    "lake " + lake,
                    "holds no release yet, so the new team's brand is not known",
                    "Run 'kith nightly' first, or name the brand with --brand."));
  }

  private String password() throws IOException {
    String password =
        new BufferedReader(new InputStreamReader(desk.in(), StandardCharsets.UTF_8)).readLine();
    if (password == null || password.length() < Passwords.FEWEST_CHARACTERS) {
      throw new Problem(
          Problem.Code.USAGE,
          "stdin",
          "gives a password of %d characters; it needs %d or more"
              .formatted(password == null ? 0 : password.length(), Passwords.FEWEST_CHARACTERS),
          "Give a longer one, as the first line of stdin.");
    }
    return password;
  }
}
