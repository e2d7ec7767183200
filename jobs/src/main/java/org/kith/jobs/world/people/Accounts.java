package org.kith.jobs.world.people;

import java.util.Locale;
import org.kith.jobs.world.base.Draw;

/**
 * The identifiers of one person, as the person has them; which of them the brand sees where is
 * another matter. Null where the person has no such account.
 *
 * @param member membership number
 * @param secondMember another membership number of the same person
 * @param phone the number that the person gives; of a shop's till for some
 * @param ownPhone whether nobody else gives it
 * @param email address under a reserved domain
 * @param unionid WeChat's id across the brand's apps
 * @param openid WeChat's id in the brand's official account
 * @param weibo Weibo's user id
 * @param device the app's installation
 */
public record Accounts(
    String member,
    String secondMember,
    String phone,
    boolean ownPhone,
    String email,
    String unionid,
    String openid,
    String weibo,
    String device) {

  private static final long PHONES = 1_000_000_000L;
  private static final int TILL = 400;
  private static final int TILL_EVERY = 33;

  /** The accounts of one person; {@code draw} is theirs alone. */
  static Accounts drawn(int index, Draw draw) {
    boolean till = index % TILL % TILL_EVERY == 3;
    boolean member = draw.chance(0.72) || till;
    boolean second = draw.chance(0.035) && member && !till;
    boolean home = index % 50 == 21;
    boolean wechat = draw.chance(0.68);
    boolean weibo = draw.chance(0.55);
    boolean email = draw.chance(0.4);
    boolean app = draw.chance(0.6) && member;
    int phoneOf = till ? index / TILL * TILL : home ? index - 1 : index;
    return new Accounts(
        member ? memberNumber(index, 0) : null,
        second ? memberNumber(index, 1) : null,
        phone(phoneOf, till),
        !till && !home && index % 50 != 20,
        email ? String.format(Locale.ROOT, "u%s@example.com", code(index)) : null,
        wechat ? token("oU", draw, 24) : null,
        wechat ? token("oA", draw, 24) : null,
        weibo ? Long.toString(5_000_000_000L + permuted(index, 2_000_000_011L, 3)) : null,
        app ? token("d", draw, 15) : null);
  }

  private static String memberNumber(int index, int nth) {
    return String.format(Locale.ROOT, "M%09d", permuted(index * 2L + nth, PHONES, 7));
  }

  private static String phone(int index, boolean till) {
    long tail = permuted(index + (till ? 400_000_000L : 0), PHONES, 9);
    return "1" + (3 + tail % 7) + String.format(Locale.ROOT, "%09d", tail);
  }

  /** Short name of a person in event ids; says nothing about who they are close to. */
  static String code(int index) {
    return Long.toString(permuted(index, 2_000_000_011L, 1) + 3_000_000_000L, 36);
  }

  /** A one-to-one map of {@code [0, modulus)} on to itself. */
  private static long permuted(long value, long modulus, int salt) {
    return Math.floorMod(value * 387_420_489L + salt * 123_456_789L, modulus);
  }

  private static String token(String prefix, Draw draw, int length) {
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    StringBuilder text = new StringBuilder(prefix);
    long bits = 0;
    for (int i = 0; i < length; i++) {
      bits = i % 10 == 0 ? draw.bits() : bits >>> 6;
      text.append(letters.charAt((int) (bits & 63)));
    }
    return text.toString();
  }
}
