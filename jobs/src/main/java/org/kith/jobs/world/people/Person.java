package org.kith.jobs.world.people;

import org.kith.jobs.world.base.Places;

/**
 * The hidden state of one simulated person.
 *
 * @param index 0 upwards
 * @param accounts what the person is known by
 * @param community index of the community the person belongs to
 * @param offset place in the community; those who came first are at its centre
 * @param role how the person stands to the community
 * @param joined day on which the brand first hears of the person
 * @param female gender
 * @param birthYear year of birth
 * @param city index into {@link Places}
 * @param acquired how a member came to the brand, index into {@link #WAYS}
 * @param conversion rate of the first order, per shopping day
 * @param rate rate of further orders while alive, per shopping day
 * @param dropout probability of leaving for good after each further order
 * @param scale scale parameter of the gamma from which {@code rate} is drawn, given what can be
 *     seen of the person
 * @param thrift how often an order uses a coupon
 * @param weiboPosts posts written on Weibo over the whole history
 * @param wechatPosts posts written on WeChat over the whole history
 * @param reactions likes, comments, reposts and tags given over the whole history
 * @param influence weight with which others react to the person's posts; about 1 on average
 */
public record Person(
    int index,
    Accounts accounts,
    int community,
    int offset,
    Role role,
    double joined,
    boolean female,
    int birthYear,
    int city,
    int acquired,
    double conversion,
    double rate,
    double dropout,
    double scale,
    double thrift,
    int weiboPosts,
    int wechatPosts,
    int reactions,
    double influence) {

  /** How members come to the brand. */
  public static final String[] WAYS = {"store", "app", "wechat", "ad"};

  /** The person's name in the truth. */
  public String name() {
    return "T" + index;
  }

  /** Whether the brand's member file has the person, so that its attributes can be seen. */
  public boolean isMember() {
    return accounts.member() != null;
  }

  /** Short name of the person in the brand's own ids; says nothing about who they are close to. */
  public String code() {
    return Accounts.code(index);
  }

  /** The id of the person's post of that number on that platform. */
  public String post(String platform, int number) {
    return (platform.equals("weibo") ? "wb" : "wx") + code() + "-" + number;
  }

  /** How many posts the person writes on that platform. */
  public int posts(String platform) {
    return platform.equals("weibo") ? weiboPosts : wechatPosts;
  }

  /** Whether the person has an account on that platform. */
  public boolean isOn(String platform) {
    return (platform.equals("weibo") ? accounts.weibo() : accounts.openid()) != null;
  }
}
