package org.kith.jobs.portal;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.kith.jobs.portal.count.Condition;
import org.kith.jobs.portal.count.Crowd;
import org.kith.jobs.portal.count.CrowdDocument.Tag;
import org.kith.jobs.portal.count.SegmentDraft;
import org.kith.jobs.portal.page.WhatIfPage;

/** Counting by conditions, and keeping them as a draft. */
final class CountDesk {

  private static final int MOST_CONDITIONS = 20;

  private final House house;

  CountDesk(House house) {
    this.house = house;
  }

  void page(Visit visit) {
    Context context = visit.context();
    visit.page(
        WhatIfPage.of(
            visit.view(),
            conditions(
                visit.brand().crowd(),
                tags(context),
                context.queryParams("o"),
                context.queryParams("n")),
            context.queryParam("purpose")));
  }

  private static List<String> tags(Context context) {
    Set<String> tags = new LinkedHashSet<>(context.queryParams("t"));
    Optional.ofNullable(context.queryParam("add")).ifPresent(tags::add);
    Optional.ofNullable(context.queryParam("drop")).ifPresent(tags::remove);
    return List.copyOf(tags);
  }

  void draft(Visit visit) {
    Context context = visit.context();
    String title = Optional.ofNullable(context.formParam("title")).orElse("").strip();
    List<Condition> conditions =
        conditions(
            visit.brand().crowd(),
            context.formParams("t"),
            context.formParams("o"),
            context.formParams("n"));
    if (visit.brand().crowd().isEmpty() || conditions.isEmpty() || title.isEmpty()) {
      Guard.notFound(context);
      return;
    }
    String name = slug(title);
    Crowd crowd = visit.brand().crowd().get();
    String text =
        SegmentDraft.of(
            crowd,
            conditions,
            name,
            title.length() > 60 ? title.substring(0, 60) : title,
            visit.account().team(),
            crowd.purpose(context.formParam("purpose")));
    house.audit.write(
        visit.account().name(),
        "draft",
        visit.brand().name() + "/" + name,
        "done",
        visit.address());
    context.contentType("application/yaml; charset=utf-8");
    context.header("Content-Disposition", "attachment; filename=\"" + name + ".yaml\"");
    context.result(text);
  }

  /** What the words ask for, as far as the crowd knows them. */
  static List<Condition> conditions(
      Optional<Crowd> crowd, List<String> tags, List<String> options, List<String> not) {
    List<Condition> conditions = new ArrayList<>();
    for (String name : new LinkedHashSet<>(tags)) {
      Optional<Tag> tag = crowd.flatMap(people -> people.tag(name));
      if (tag.isPresent() && conditions.size() < MOST_CONDITIONS) {
        List<Integer> chosen =
            options.stream()
                .filter(option -> option.matches("\\Q" + name + "\\E:\\d{1,4}"))
                .map(option -> Integer.parseInt(option.substring(name.length() + 1)))
                .filter(option -> option < tag.get().options().size())
                .toList();
        conditions.add(new Condition(name, chosen, not.contains(name)));
      }
    }
    return conditions;
  }

  /** Kebab-case of what is Latin in a title; {@code draft} where nothing is. */
  static String slug(String title) {
    String slug =
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return slug.isEmpty() || !Character.isLetter(slug.charAt(0)) ? "draft" : slug;
  }
}
