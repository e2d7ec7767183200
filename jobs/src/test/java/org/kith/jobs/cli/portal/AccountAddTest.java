package org.kith.jobs.cli.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.error.Problem;
import org.kith.jobs.portal.PortalSettings;
import org.kith.jobs.portal.access.Accounts;
import org.kith.jobs.portal.access.Passwords;
import picocli.CommandLine;

/** What is done to accounts, and what is written down of it. */
class AccountAddTest {

  private static final String PASSWORD = "a canary of a password";

  @TempDir Path folder;
  private final List<Object> printed = new ArrayList<>();

  @Test
  void whoAddsAnAccountIsWrittenDownWithoutThePassword() throws Exception {
    kith("account", "add", "an", "--team", "crm", "--brand", "Aurora");

    List<String> lines = Files.readAllLines(home().resolve(PortalSettings.ADMIN_LOG));
    assertThat(lines)
        .hasSize(1)
        .allMatch(line -> line.contains("account added") && line.contains("an of crm"));
    assertThat(lines.get(0) + printed).doesNotContain(PASSWORD);
    assertThat(Files.readString(home().resolve("accounts.json"))).doesNotContain(PASSWORD);
  }

  @Test
  void anAccountThatIsThereIsChangedForAReasonOnly() throws Exception {
    kith("account", "add", "an", "--team", "crm", "--brand", "Aurora");
    Accounts accounts = new Accounts(home().resolve("accounts.json"));

    assertThatThrownBy(() -> kith("account", "add", "an", "--team", "growth", "--brand", "Aurora"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("--reason");
    assertThat(accounts.now().account("an").orElseThrow().team()).isEqualTo("crm");

    kith(
        "account", "add", "an", "--team", "growth", "--brand", "Aurora", "--reason", "moved desks");
    assertThat(accounts.now().account("an").orElseThrow().team()).isEqualTo("growth");
    assertThat(Passwords.fits(PASSWORD, accounts.now().account("an").orElseThrow())).isTrue();
    assertThat(Files.readAllLines(home().resolve(PortalSettings.ADMIN_LOG)))
        .hasSize(2)
        .last()
        .asString()
        .contains("account changed", "moved desks");
    kith("audit");
  }

  @Test
  void aChangedLineOfWhatWasDoneToAccountsIsFound() throws Exception {
    kith("account", "add", "an", "--team", "crm", "--brand", "Aurora");
    Path log = home().resolve(PortalSettings.ADMIN_LOG);
    Files.writeString(log, Files.readString(log).replace("an of crm", "bo of crm"));

    assertThatThrownBy(() -> kith("audit")).hasMessageContaining("admin.jsonl, line 1");
  }

  @Test
  void aHeaderThatNoProxySetsIsRefused() {
    assertThatThrownBy(() -> kith("--user-header", "X-Remote-User"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("--behind-proxy");
  }

  private Path home() {
    return folder.resolve("lake.portal");
  }

  private void kith(String... arguments) throws Exception {
    PortalDesk desk =
        new PortalDesk(
            (document, words) -> printed.add(document + words),
            words -> {},
            () -> folder.resolve("lake").toString(),
            new ByteArrayInputStream((PASSWORD + "\n").getBytes(StandardCharsets.UTF_8)));
    CommandLine line = PortalCommand.of(desk);
    List<Exception> thrown = new ArrayList<>();
    line.setExecutionExceptionHandler(
        (exception, failed, parsed) -> {
          thrown.add(exception);
          return 1;
        });
    int status = line.execute(arguments);
    if (!thrown.isEmpty()) {
      throw thrown.get(0);
    }
    assertThat(status).isZero();
  }
}
