package org.kith.jobs.portal;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.kith.jobs.portal.access.Verb;
import org.kith.jobs.portal.count.Condition;
import org.kith.jobs.portal.count.Crowd;
import org.kith.jobs.portal.page.CampaignsPage;
import org.kith.jobs.portal.page.FilesPage;
import org.kith.jobs.portal.page.HealthPage;
import org.kith.jobs.portal.page.SegmentPage;
import org.kith.jobs.portal.page.SegmentsPage;
import org.kith.jobs.portal.page.Tongue;
import org.kith.jobs.portal.page.View;
import org.kith.jobs.portal.page.WhatIfPage;
import org.kith.jobs.portal.shelf.Brand;
import org.kith.jobs.report.NightFigures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the pages before anybody asks for them, at the start and after each night, so that whoever
 * looks first need not wait for what is worked out once a night.
 */
final class Warming implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Warming.class);
  private static final int ROUNDS = 15;
  private static final int CONDITIONS = 4;
  private static final long PAUSE_SECONDS = 20;

  private final House house;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "portal warming");
            thread.setDaemon(true);
            return thread;
          });
  private final ScheduledFuture<?> turns;
  private List<Brand> warmed = List.of();

  /** Makes each brand's pages, but of the segments one alone; the others follow meanwhile. */
  Warming(House house) {
    this.house = house;
    for (int round = 0; round < ROUNDS; round++) {
      house.brands().forEach(brand -> pages(brand, 1));
    }
    this.turns = worker.scheduleWithFixedDelay(this::turn, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
  }

  private void turn() {
    try {
      warm();
    } catch (RuntimeException cause) {
      LOG.warn("pages cannot be made beforehand; they are when somebody asks", cause);
    }
  }

  /**
   * Makes all pages of nights that are new to it.
   *
   * @return how many
   */
  synchronized int warm() {
    List<Brand> now = house.brands();
    int pages = 0;
    if (!now.equals(warmed)) {
      for (Brand brand : now) {
        pages += pages(brand, Integer.MAX_VALUE);
      }
      warmed = now;
    }
    return pages;
  }

  private static int pages(Brand brand, int segments) {
    int pages = 0;
    for (Tongue tongue : Tongue.values()) {
      View view =
          new View(tongue, "", "", brand, List.of(brand), EnumSet.allOf(Verb.class), "", "/");
      pages += SegmentsPage.of(view).isEmpty() ? 0 : 1;
      pages += FilesPage.of(view, file -> List.of()).isEmpty() ? 0 : 1;
      pages += CampaignsPage.of(view).isEmpty() ? 0 : 1;
      pages += HealthPage.of(view).isEmpty() ? 0 : 1;
      pages += WhatIfPage.of(view, conditions(brand), null).isEmpty() ? 0 : 1;
      pages +=
          (int)
              brand.newest().figures().segments().stream()
                  .limit(segments)
                  .filter(segment -> !page(view, segment).isEmpty())
                  .count();
    }
    return pages;
  }

  private static String page(View view, NightFigures.Segment segment) {
    return SegmentPage.of(view, segment, file -> List.of());
  }

  private static List<Condition> conditions(Brand brand) {
    return brand.crowd().map(Crowd::tags).orElse(List.of()).stream()
        .filter(tag -> !tag.options().isEmpty())
        .limit(CONDITIONS)
        .map(tag -> new Condition(tag.name(), List.of(0, tag.options().size() - 1), false))
        .toList();
  }

  @Override
  public void close() {
    turns.cancel(true);
    worker.shutdownNow();
  }
}
