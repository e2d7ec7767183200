package org.kith.jobs.portal.page;

/** A page that says one thing and leads back. */
public final class MessagePage {

  private MessagePage() {}

  /** The page; {@code here} is where the language switch leads back to. */
  public static String of(Tongue tongue, String title, String says, String here) {
    return Layout.bare(
        tongue,
        title,
        here,
        html -> {
          html.leaf("h1", title).leaf("p", says, "class", "summary");
          html.open("p");
          html.leaf(
              "a", tongue.say("Back to the segments", "返回人群列表"), "href", "/", "class", "button");
          html.close();
        });
  }

  /** There is nothing at this address, or nothing that this person may see: the same words. */
  public static String notFound(Tongue tongue) {
    return of(
        tongue,
        tongue.say("Nothing here", "此处没有内容"),
        tongue.say("There is nothing at this address that you can see.", "此地址没有您可以查看的内容。"),
        "/");
  }

  /** Too much was asked in too short a time. */
  public static String tooOften(Tongue tongue) {
    return of(
        tongue,
        tongue.say("A little slower, please", "请稍慢一些"),
        tongue.say("Too many requests in a short time. Wait a minute.", "短时间内请求过多，请等一分钟。"),
        "/");
  }

  /** A form that was not ours, or of an earlier login. */
  public static String staleForm(Tongue tongue) {
    return of(
        tongue,
        tongue.say("Please try once more", "请再试一次"),
        tongue.say(
            "The page was open for too long or came from elsewhere. Go back, and try again.",
            "页面打开过久或来源不明。请返回后重试。"),
        "/");
  }

  /** The proxy before the portal lets a stranger's word on who is logged in through. */
  public static String severalNames(Tongue tongue) {
    return of(
        tongue,
        tongue.say("We cannot tell who you are", "无法确认您的身份"),
        tongue.say(
            "You were logged in under several names at once. Tell whoever looks after the portal.",
            "登录信息中同时出现了多个用户名，请告知门户管理员。"),
        "/");
  }

  /** A defect of ours. */
  public static String failed(Tongue tongue) {
    return of(
        tongue,
        tongue.say("Something went wrong", "出错了"),
        tongue.say("It is our fault and was noted. Try again in a moment.", "这是我们的问题，已记录。请稍后再试。"),
        "/");
  }

  /** No night was published yet. */
  public static String nothingPublished(Tongue tongue) {
    return of(
        tongue,
        tongue.say("No night has been published yet", "尚未发布任何一夜的数据"),
        tongue.say(
            "Segments appear here after the first night; your data team starts it with 'kith"
                + " nightly'. If one was published, ask whether your team may see the brand.",
            "首次夜间任务完成后，人群会显示在这里；数据团队用 “kith nightly” 启动。若已发布，请确认您的团队是否有权查看该品牌。"),
        "/");
  }
}
