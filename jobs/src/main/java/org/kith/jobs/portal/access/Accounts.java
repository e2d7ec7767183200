package org.kith.jobs.portal.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import org.kith.features.error.Problem;

/**
 * The accounts' file, {@code accounts.json}, outside the lake. It is looked at at every request, so
 * that who has left or moved is out at the next one.
 */
public final class Accounts {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path file;
  private FileTime readAt;
  private long readSize;
  private AccountsDocument read = AccountsDocument.EMPTY;

  /**
   * @param file need not exist yet
   */
  public Accounts(Path file) {
    this.file = file;
  }

  /**
   * What the file says now; nobody where there is none.
   *
   * @throws Problem {@code CONF_INVALID} when others may read it, or it is not what we wrote
   */
  public synchronized AccountsDocument now() {
    try {
      if (!Files.exists(file)) {
        readAt = null;
        return AccountsDocument.EMPTY;
      }
      FileTime changed = Files.getLastModifiedTime(file);
      long size = Files.size(file);
      if (!changed.equals(readAt) || size != readSize) {
        refuseIfOpen();
        read = JSON.readValue(file.toFile(), AccountsDocument.class);
        readAt = changed;
        readSize = size;
      }
      return read;
    } catch (com.fasterxml.jackson.core.JsonProcessingException cause) {
      throw new Problem(
          Problem.Code.CONF_INVALID,
          file.toString(),
          "is no accounts' file: line " + cause.getLocation().getLineNr(),
          "Restore it, or remove it and add the accounts again.");
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read " + file, cause);
    }
  }

  /**
   * Adds an account, or gives one of the same name another password and team. A team that has no
   * rights yet gets these.
   */
  public synchronized AccountsDocument add(
      String name, String team, String password, String brand, Set<Verb> verbs) {
    AccountsDocument document = now();
    AccountsDocument with = document.with(new Account(name, team, Passwords.hash(password)));
    if (!document.teams().containsKey(team)) {
      with = with.with(team, brand, verbs);
    }
    try {
      OwnFile.replace(file, JSON.writeValueAsBytes(with));
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write " + file, cause);
    }
    return with;
  }

  private void refuseIfOpen() throws IOException {
    if (OwnFile.isOpenToOthers(file)) {
      throw new Problem(
          Problem.Code.CONF_INVALID,
          file.toString(),
          "others than its owner may read or change it; it holds the accounts",
          "Run 'chmod 600' on it.");
    }
  }
}
