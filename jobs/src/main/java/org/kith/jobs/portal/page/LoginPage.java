package org.kith.jobs.portal.page;

/** The way in. */
public final class LoginPage {

  private LoginPage() {}

  /**
   * The form.
   *
   * @param formToken what the form carries
   * @param refused whether an attempt was refused; why is not said
   * @param nobody whether there are no accounts yet
   */
  public static String of(Tongue tongue, String formToken, boolean refused, boolean nobody) {
    return Layout.bare(
        tongue,
        tongue.say("Log in", "登录"),
        "/login",
        html -> {
          html.leaf("h1", tongue.say("Log in", "登录"));
          if (refused) {
            html.leaf(
                "p",
                tongue.say(
                    "That did not work. Check name and password; after several attempts wait a"
                        + " little.",
                    "未能登录。请检查用户名和密码；多次尝试后请稍候再试。"),
                "class",
                "notice bad",
                "role",
                "alert");
          }
          if (nobody) {
            html.open("p", "class", "notice plain");
            html.text(tongue.say("Nobody has an account yet. Add one with ", "尚无账户。请用此命令添加："));
            html.leaf("code", "kith portal account add NAME --team TEAM").close();
          }
          html.open("form", "method", "post", "action", "/login", "class", "stack");
          Layout.token(html, formToken);
          html.leaf("label", tongue.say("Name", "用户名"), "for", "name");
          html.empty(
              "input",
              "id",
              "name",
              "name",
              "name",
              "autocomplete",
              "username",
              "autocapitalize",
              "none",
              "spellcheck",
              "false",
              "maxlength",
              "100",
              "required",
              "",
              "autofocus",
              "");
          html.leaf("label", tongue.say("Password", "密码"), "for", "password");
          html.empty(
              "input",
              "id",
              "password",
              "name",
              "password",
              "type",
              "password",
              "autocomplete",
              "current-password",
              "maxlength",
              "200",
              "required",
              "");
          html.leaf("button", tongue.say("Log in", "登录")).close();
        });
  }
}
