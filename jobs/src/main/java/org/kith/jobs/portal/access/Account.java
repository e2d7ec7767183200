package org.kith.jobs.portal.access;

/**
 * Someone who may log in.
 *
 * @param name as it is typed at the login
 * @param team whose rights they have
 * @param password Argon2id hash with its salt and parameters
 */
public record Account(String name, String team, String password) {

  /** Without the hash, which belongs in no log. */
  @Override
  public String toString() {
    return "Account[name=%s, team=%s]".formatted(name, team);
  }
}
