package org.kith.features.identity;

import java.util.List;
import java.util.Map;
import org.kith.features.error.SettingFault;
import org.kith.features.identity.golden.Survivorship;

/**
 * What an operator knows better than the facts: {@code identity:} in {@code conf/kith.yaml}.
 *
 * <p>An account is {@code kind:value} as in {@code identities.account}; a contact goes by its keyed
 * hash.
 *
 * @param join pairs of accounts that are one person's, whatever the facts say
 * @param part pairs of accounts that are two people's; the links between them give way at the
 *     weakest
 * @param match whether people whom no identifier links are matched by name, birth date, gender and
 *     city; yes unless told
 * @param golden which of several sources is believed of a person's attributes, by attribute
 */
public record LinkRules(
    List<List<String>> join,
    List<List<String>> part,
    Boolean match,
    Map<String, Survivorship.Rule> golden) {

  /** Facts alone decide. */
  public static final LinkRules NONE = new LinkRules(List.of(), List.of(), true, Map.of());

  public LinkRules {
    join = join == null ? List.of() : List.copyOf(join);
    part = part == null ? List.of() : List.copyOf(part);
    match = match == null || match;
    golden = new Survivorship(golden).rules();
    requirePairs("join", join);
    requirePairs("part", part);
  }

  /** Which of several sources is believed. */
  public Survivorship survivorship() {
    return new Survivorship(golden);
  }

  private static void requirePairs(String key, List<List<String>> pairs) {
    for (List<String> pair : pairs) {
      boolean two =
          pair != null
              && pair.size() == 2
              && !pair.get(0).equals(pair.get(1))
              && pair.stream().allMatch(account -> account.indexOf(':') > 0);
      SettingFault.unless(two, key, "something else", "pairs of two accounts, each kind:value");
    }
  }
}
