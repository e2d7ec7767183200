package org.kith.jobs.portal.page;

import java.util.List;
import org.kith.jobs.portal.access.Verb;
import org.kith.jobs.portal.shelf.Brand;
import org.kith.jobs.portal.shelf.Night;
import org.kith.jobs.report.page.Html;
import org.kith.jobs.report.page.Piece;

/** What stands around every page: head, navigation, foot. Style and script are files of our own. */
public final class Layout {

  private Layout() {}

  /** A page for someone who is logged in. */
  public static String page(View view, String title, String current, Piece main) {
    Html html = start(view.tongue(), title + " · " + view.brand().name() + " · Kith");
    masthead(html, view, current);
    html.open("main", "id", "main", "class", "sheet").add(main).close();
    foot(html, view);
    return end(html);
  }

  /** A page for someone who is not: the login, and what went wrong. */
  public static String bare(Tongue tongue, String title, String here, Piece main) {
    Html html = start(tongue, title + " · Kith");
    html.open("header", "class", "top").open("div", "class", "strip");
    html.leaf("a", "Kith", "class", "mark", "href", "/");
    language(html, tongue, here);
    html.close().close();
    html.open("main", "id", "main", "class", "sheet narrow").add(main).close();
    return end(html);
  }

  private static Html start(Tongue tongue, String title) {
    Html html = new Html();
    html.open("html", "lang", tongue.code()).open("head");
    html.empty("meta", "charset", "utf-8");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "color-scheme", "content", "light dark");
    html.empty("meta", "name", "robots", "content", "noindex");
    html.empty(
        "meta",
        "name",
        "htmx-config",
        "content",
        "{\"includeIndicatorStyles\":false,\"allowEval\":false,\"selfRequestsOnly\":true}");
    html.empty("link", "rel", "icon", "href", "/assets/icon.svg", "type", "image/svg+xml");
    html.empty("link", "rel", "stylesheet", "href", "/assets/page.css");
    html.empty("link", "rel", "stylesheet", "href", "/assets/portal.css");
    html.leaf("title", title);
    html.leaf("script", "", "src", "/assets/htmx.js", "defer", "");
    html.close().open("body", "class", "portal");
    html.leaf("a", tongue.say("Skip to the content", "跳到正文"), "class", "skip", "href", "#main");
    return html;
  }

  private static String end(Html html) {
    return "<!DOCTYPE html>\n" + html.close().close();
  }

  private static void masthead(Html html, View view, String current) {
    html.open("header", "class", "top").open("div", "class", "strip");
    html.leaf("a", "Kith", "class", "mark", "href", view.at("segments"));
    brands(html, view);
    html.open("div", "class", "who").leaf("span", view.user(), "class", "user");
    html.open("form", "method", "post", "action", "/logout");
    token(html, view.formToken());
    html.leaf("button", view.say("Log out", "退出"), "class", "plain").close();
    language(html, view.tongue(), view.here());
    html.close().close();
    html.open("nav", "aria-label", view.say("Pages", "页面"));
    link(html, view, current, "segments", view.say("Segments", "人群"));
    if (view.verbs().contains(Verb.COUNT)) {
      link(html, view, current, "whatif", view.say("What if", "试算"));
    }
    if (view.verbs().contains(Verb.DOWNLOAD)) {
      link(html, view, current, "files", view.say("Files", "文件"));
    }
    if (view.house().size() > 1) {
      link(html, view, current, "brands", view.say("Between brands", "品牌之间"));
    }
    link(html, view, current, "campaigns", view.say("Campaigns", "活动"));
    link(html, view, current, "health", view.say("Last night", "昨夜"));
    html.close().close();
  }

  private static void brands(Html html, View view) {
    html.open("span", "class", "brands");
    for (Brand brand : view.brands()) {
      boolean here = brand.key().equals(view.brand().key());
      html.leaf(
          here ? "strong" : "a",
          brand.name(),
          "href",
          here ? null : "/b/" + brand.key() + "/segments");
    }
    html.close();
  }

  private static void link(Html html, View view, String current, String page, String words) {
    html.leaf(
        "a", words, "href", view.at(page), "aria-current", page.equals(current) ? "page" : null);
  }

  private static void language(Html html, Tongue tongue, String here) {
    Tongue other = tongue == Tongue.EN ? Tongue.ZH : Tongue.EN;
    html.leaf(
        "a",
        other == Tongue.ZH ? "中文" : "English",
        "class",
        "language",
        "lang",
        other.code(),
        "href",
        "/language?to=" + (other == Tongue.ZH ? "zh" : "en") + "&back=" + encoded(here));
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void foot(Html html, View view) {
    Night night = view.brand().newest();
    String day = view.tongue().day(night.asOf());
    long floor = view.sizes().floor();
    html.open("footer", "class", "foot").open("p");
    html.text(
        view.say(
            "Everything here is of one night, %s. Groups of fewer than %d people are shown as <%d."
                .formatted(day, floor, floor),
            "本页数据均来自同一夜：%s。不足 %d 人的群体显示为 <%d。".formatted(day, floor, floor)));
    html.text(" ").leaf("code", night.release(), "class", "muted");
    html.close().close();
  }

  /** The hidden field that proves that a form is ours. */
  static void token(Html html, String formToken) {
    html.empty("input", "type", "hidden", "name", "form", "value", formToken);
  }

  /** A part of a page with its heading. */
  static Piece section(String id, String heading, String lead, List<Piece> pieces) {
    return html -> {
      html.open("section", "id", id, "aria-labelledby", id + "-heading");
      html.leaf("h2", heading, "id", id + "-heading");
      if (lead != null) {
        html.leaf("p", lead, "class", "lead");
      }
      pieces.forEach(html::add);
      html.close();
    };
  }

  /** What is said where there is nothing to show, and what one can do about it. */
  static Piece empty(String says, String next) {
    return html -> {
      html.open("div", "class", "empty").leaf("p", says);
      html.leaf("p", next, "class", "muted").close();
    };
  }

  /** The top of a page. */
  static Piece title(String kicker, String title, String lead) {
    return html -> {
      html.open("div", "class", "title");
      if (kicker != null) {
        html.leaf("p", kicker, "class", "kicker");
      }
      html.leaf("h1", title);
      if (lead != null) {
        html.leaf("p", lead, "class", "summary");
      }
      html.close();
    };
  }
}
