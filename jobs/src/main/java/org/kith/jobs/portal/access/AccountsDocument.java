package org.kith.jobs.portal.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the accounts' file says.
 *
 * @param teams by name, the verbs that the team has at each brand; whatever is not here is denied
 * @param accounts those who may log in, by name
 */
public record AccountsDocument(
    Map<String, Map<String, List<String>>> teams, List<Account> accounts) {

  /** Nobody. */
  public static final AccountsDocument EMPTY = new AccountsDocument(Map.of(), List.of());

  public AccountsDocument {
    teams = teams == null ? Map.of() : new TreeMap<>(teams);
    accounts = accounts == null ? List.of() : List.copyOf(accounts);
  }

  /** The account of that name. */
  public Optional<Account> account(String name) {
    return accounts.stream().filter(account -> account.name().equals(name)).findFirst();
  }

  /** What a team may do at a brand; nothing for one that the file does not know. */
  public Set<Verb> verbs(String team, String brand) {
    List<String> words = teams.getOrDefault(team, Map.of()).getOrDefault(brand, List.of());
    return Stream.of(Verb.values())
        .filter(verb -> words.contains(verb.word()))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Verb.class)));
  }

  /** With the account in place of one of the same name. */
  AccountsDocument with(Account account) {
    List<Account> others =
        accounts.stream().filter(other -> !other.name().equals(account.name())).toList();
    return new AccountsDocument(teams, Stream.concat(others.stream(), Stream.of(account)).toList());
  }

  /** With a team's rights at one brand. */
  AccountsDocument with(String team, String brand, Set<Verb> verbs) {
    Map<String, Map<String, List<String>>> all = new TreeMap<>(teams);
    Map<String, List<String>> brands = new TreeMap<>(all.getOrDefault(team, Map.of()));
    brands.put(brand, verbs.stream().map(Verb::word).sorted().toList());
    all.put(team, brands);
    return new AccountsDocument(all, accounts);
  }
}
