package org.kith.jobs.portal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kith.features.lake.door.PublishedNights;
import org.kith.jobs.portal.access.Accounts;
import org.kith.jobs.portal.access.Allowance;
import org.kith.jobs.portal.access.Attempts;
import org.kith.jobs.portal.access.DownloadTokens;
import org.kith.jobs.portal.access.Secret;
import org.kith.jobs.portal.access.Sessions;
import org.kith.jobs.portal.audit.AuditLog;
import org.kith.jobs.portal.shelf.Brand;
import org.kith.jobs.portal.shelf.Shelf;

/** What all requests share: accounts, sessions, audit, shelves, limits. */
final class House {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  final PortalSettings settings;
  final InstantSource clock;
  final Accounts accounts;
  final Sessions sessions;
  final Attempts attempts;
  final DownloadTokens tokens;
  final AuditLog audit;
  final Allowance requests = new Allowance(1200, MINUTE);
  final Allowance loginsOfAddress = new Allowance(30, MINUTE);
  final Allowance loginsOfName = new Allowance(10, MINUTE);
  final Allowance downloads = new Allowance(60, MINUTE);
  private final List<Shelf> shelves;

  /**
   * @param doors what has been published in a lake
   */
  House(PortalSettings settings, InstantSource clock, Function<Path, PublishedNights> doors) {
    Secret secret = Secret.in(settings.key());
    this.settings = settings;
    this.clock = clock;
    this.accounts = new Accounts(settings.accounts());
    this.sessions = new Sessions(clock);
    this.attempts = new Attempts(clock);
    this.tokens = new DownloadTokens(secret, clock);
    this.audit = new AuditLog(settings.audit(), clock);
    this.shelves =
        settings.lakes().stream().map(lake -> new Shelf(lake, doors.apply(lake), secret)).toList();
    accounts.now();
    brands();
  }

  /** All brands that have published something. */
  List<Brand> brands() {
    return shelves.stream().map(Shelf::brand).flatMap(Optional::stream).toList();
  }

  /** The shelf of a brand that {@link #brands} gave. */
  Shelf shelfOf(Brand brand) {
    return shelves.stream()
        .filter(shelf -> shelf.brand().filter(found -> found.key().equals(brand.key())).isPresent())
        .findFirst()
        .orElseThrow();
  }
}
