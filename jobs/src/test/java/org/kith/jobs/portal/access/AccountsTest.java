package org.kith.jobs.portal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {

  @TempDir Path folder;

  @Test
  void aPasswordIsKeptAsASaltedArgon2idHashInAFileOfTheOwnerAlone() throws IOException {
    Path file = folder.resolve("accounts.json");
    Accounts accounts = new Accounts(file);
    accounts.add("an", "crm", "a long password", "Aurora", Set.of(Verb.LOOK));
    accounts.add("bo", "crm", "a long password", "Aurora", Set.of(Verb.DOWNLOAD));

    Account an = accounts.now().account("an").orElseThrow();
    Account bo = accounts.now().account("bo").orElseThrow();
    assertThat(an.password()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(an.password()).isNotEqualTo(bo.password());
    assertThat(Files.readString(file)).doesNotContain("a long password");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(an.toString()).doesNotContain("argon2");
    assertThat(Passwords.fits("a long password", an)).isTrue();
    assertThat(Passwords.fits("a long passwore", an)).isFalse();
    assertThat(Passwords.fits("nobody has this password", null)).isFalse();
  }

  @Test
  void aTeamHasTheRightsThatTheFileSaysAndNoOthers() {
    Accounts accounts = new Accounts(folder.resolve("accounts.json"));
    accounts.add("an", "crm", "a long password", "Aurora", Set.of(Verb.LOOK));
    accounts.add("bo", "crm", "a long password", "Aurora", Set.of(Verb.DOWNLOAD));

    assertThat(accounts.now().verbs("crm", "Aurora")).containsExactly(Verb.LOOK);
    assertThat(accounts.now().verbs("crm", "Boreas")).isEmpty();
    assertThat(accounts.now().verbs("unheard-of", "Aurora")).isEmpty();
  }

  @Test
  void aFileThatOthersCanReadIsRefused() throws IOException {
    Path file = folder.resolve("accounts.json");
    new Accounts(file).add("an", "crm", "a long password", "Aurora", Set.of(Verb.LOOK));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> new Accounts(file).now()).hasMessageContaining("chmod 600");
  }
}
