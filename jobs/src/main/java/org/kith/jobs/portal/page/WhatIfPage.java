package org.kith.jobs.portal.page;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kith.jobs.portal.count.Condition;
import org.kith.jobs.portal.count.Crowd;
import org.kith.jobs.portal.count.CrowdDocument.Tag;
import org.kith.jobs.portal.count.Sizes;
import org.kith.jobs.portal.count.WhatIf;
import org.kith.jobs.report.page.Funnel;
import org.kith.jobs.report.page.Html;
import org.kith.jobs.report.page.Piece;

/**
 * Conditions over tags, and how many people they leave. The form asks again whenever it changes;
 * without a script a button does.
 */
public final class WhatIfPage {

  private WhatIfPage() {}

  /**
   * The page; no crowd where the night kept none.
   *
   * @param purpose what the people are to be contacted for; where no segment has it, null among
   *     others, that of the most segments
   */
  public static String of(View view, List<Condition> conditions, String purpose) {
    Piece main =
        html -> {
          html.add(
              Layout.title(
                  null,
                  view.say("What if", "试算"),
                  view.say(
                      "Put conditions together and see at once how many people they leave, and how"
                          + " many of those each platform reaches.",
                      "组合条件，即时查看剩余人数及各平台可触达人数。")));
          if (view.brand().crowd().isEmpty()) {
            html.add(
                Layout.empty(
                    view.say("This night kept nothing to count.", "此夜未保留可供试算的数据。"),
                    view.say("The next night does.", "下一夜即可使用。")));
          } else {
            Crowd crowd = view.brand().crowd().get();
            html.add(desk(view, crowd, conditions, crowd.purpose(purpose)));
          }
        };
    return Layout.page(view, view.say("What if", "试算"), "whatif", main);
  }

  private static Piece desk(View view, Crowd crowd, List<Condition> conditions, String purpose) {
    return html -> {
      html.open("div", "id", "whatif", "class", "desk");
      html.open(
          "form",
          "method",
          "get",
          "action",
          view.at("whatif"),
          "class",
          "conditions",
          "hx-get",
          view.at("whatif"),
          "hx-trigger",
          "change",
          "hx-target",
          "#whatif",
          "hx-select",
          "#whatif",
          "hx-swap",
          "outerHTML",
          "hx-push-url",
          "true");
      purposes(html, view, crowd.purposes(), purpose);
      conditions.forEach(condition -> condition(html, view, crowd, condition));
      add(html, view, crowd, conditions);
      html.open("noscript").leaf("button", view.say("Count", "计算")).close();
      html.close();
      html.open("div", "class", "count", "aria-live", "polite");
      html.add(counted(view, crowd, conditions, purpose));
      if (conditions.stream().anyMatch(Condition::asks)) {
        draft(html, view, conditions, purpose);
      }
      html.close().close();
    };
  }

  /** What to contact them for, where there is a choice. */
  private static void purposes(Html html, View view, List<String> purposes, String chosen) {
    if (purposes.size() < 2) {
      return;
    }
    html.leaf("label", view.say("To contact them for", "投放用途"), "for", "purpose", "class", "ask");
    html.open("select", "id", "purpose", "name", "purpose");
    for (String purpose : purposes) {
      html.leaf(
          "option",
          view.tongue().word(purpose),
          "value",
          purpose,
          "selected",
          purpose.equals(chosen) ? "" : null);
    }
    html.close();
  }

  private static void condition(Html html, View view, Crowd crowd, Condition condition) {
    Tag tag = crowd.tag(condition.tag()).orElseThrow();
    html.open("fieldset").open("legend").text(view.say(tag.en(), tag.zh())).close();
    html.empty("input", "type", "hidden", "name", "t", "value", tag.name());
    html.open("div", "class", "options");
    for (int i = 0; i < tag.options().size(); i++) {
      String id = "o-" + tag.name() + "-" + i;
      html.open("label", "for", id);
      html.empty(
          "input",
          "type",
          "checkbox",
          "id",
          id,
          "name",
          "o",
          "value",
          tag.name() + ":" + i,
          "checked",
          condition.options().contains(i) ? "" : null);
      String value = tag.options().get(i).value();
      html.leaf("span", value.equals("yes") ? view.say("yes", "是") : view.tongue().word(value));
      html.leaf("small", view.sizes().composed().people(crowd.size("tag:" + tag.name() + ":" + i)));
      html.close();
    }
    html.close().open("div", "class", "turn");
    String not = "n-" + tag.name();
    html.open("label", "for", not);
    html.empty(
        "input",
        "type",
        "checkbox",
        "id",
        not,
        "name",
        "n",
        "value",
        tag.name(),
        "checked",
        condition.not() ? "" : null);
    html.leaf("span", view.say("none of these", "排除以上")).close();
    html.leaf(
        "button",
        view.say("Remove", "移除"),
        "class",
        "plain",
        "name",
        "drop",
        "value",
        tag.name(),
        "hx-get",
        view.at("whatif"),
        "hx-include",
        "closest form",
        "hx-target",
        "#whatif",
        "hx-select",
        "#whatif",
        "hx-swap",
        "outerHTML",
        "hx-push-url",
        "true",
        "hx-trigger",
        "click");
    html.close().close();
  }

  private static void add(Html html, View view, Crowd crowd, List<Condition> conditions) {
    List<String> taken = conditions.stream().map(Condition::tag).toList();
    Map<String, List<Tag>> byKind =
        crowd.tags().stream()
            .filter(tag -> !taken.contains(tag.name()))
            .collect(Collectors.groupingBy(Tag::kind, TreeMap::new, Collectors.toList()));
    html.leaf("label", view.say("Add a condition", "添加条件"), "for", "add", "class", "ask");
    html.open("select", "id", "add", "name", "add");
    html.leaf("option", view.say("Choose what to ask for …", "选择标签…"), "value", "");
    byKind.forEach(
        (kind, tags) -> {
          html.open("optgroup", "label", view.tongue().word(kind));
          tags.forEach(
              tag -> html.leaf("option", view.say(tag.en(), tag.zh()), "value", tag.name()));
          html.close();
        });
    html.close();
  }

  private static Piece counted(View view, Crowd crowd, List<Condition> conditions, String purpose) {
    WhatIf.Funnel count = WhatIf.count(crowd, conditions, purpose);
    long all = Math.max(1, count.people());
    Sizes sizes = view.sizes().composed();
    Funnel funnel =
        new Funnel(
            view.say("Of all ", "全部 ") + sizes.people(crowd.people()) + view.say(" people", " 人中"));
    step(view, funnel, "Fit the conditions", "符合条件", count.people(), all);
    step(view, funnel, "Agreed to be contacted", "同意接收", count.consented(), all);
    step(view, funnel, "Not left out by any segment", "未被任何人群排除", count.notSuppressed(), all);
    for (WhatIf.Reach reach : count.reachable()) {
      String place = " · " + reach.destination().name();
      funnel.end(
          view.tongue().piece("Reachable" + place, "可触达" + place),
          sizes.people(reach.people()),
          sizes.share(reach.people(), all),
          sizes.part(reach.people(), all));
    }
    return html -> {
      html.leaf("p", sizes.people(count.people()), "class", "big");
      html.leaf(
          "p",
          view.say("people, rounded so that nobody can be singled out", "人（已取整，避免识别到个人）"),
          "class",
          "muted");
      html.add(funnel);
    };
  }

  private static void step(View view, Funnel funnel, String en, String zh, long people, long all) {
    Sizes sizes = view.sizes().composed();
    funnel.step(
        view.tongue().piece(en, zh),
        sizes.people(people),
        sizes.share(people, all),
        sizes.part(people, all));
  }

  private static void draft(Html html, View view, List<Condition> conditions, String purpose) {
    html.open("form", "method", "post", "action", view.at("whatif/draft"), "class", "stack");
    Layout.token(html, view.formToken());
    html.empty("input", "type", "hidden", "name", "purpose", "value", purpose);
    for (Condition condition : conditions) {
      html.empty("input", "type", "hidden", "name", "t", "value", condition.tag());
      condition
          .options()
          .forEach(
              option ->
                  html.empty(
                      "input",
                      "type",
                      "hidden",
                      "name",
                      "o",
                      "value",
                      condition.tag() + ":" + option));
      if (condition.not()) {
        html.empty("input", "type", "hidden", "name", "n", "value", condition.tag());
      }
    }
    html.leaf("label", view.say("Keep it as a draft named", "保存为草稿，名称"), "for", "title");
    html.empty(
        "input",
        "id",
        "title",
        "name",
        "title",
        "maxlength",
        "60",
        "required",
        "",
        "placeholder",
        view.say("Spring regulars", "春季常客"));
    html.leaf("button", view.say("Save the draft", "保存草稿"));
    html.leaf(
        "small",
        view.say(
            "A file for your data team to review; nothing changes until they add it.",
            "供数据团队审阅的文件；加入配置前不会有任何变化。"));
    html.close();
  }
}
