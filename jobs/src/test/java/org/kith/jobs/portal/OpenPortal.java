package org.kith.jobs.portal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kith.jobs.portal.access.Accounts;
import org.kith.jobs.portal.access.MovingClock;
import org.kith.jobs.portal.access.Verb;

/** A portal on loopback over two sample brands; team {@code crm} may do all at the first. */
final class OpenPortal implements AutoCloseable {

  static final String PASSWORD = "a long password";

  final MovingClock clock = new MovingClock();
  final PortalSettings settings;
  final Accounts accounts;
  final SampleLake aurora;
  final SampleLake boreas;
  final Portal portal;

  OpenPortal(Path folder) throws IOException {
    this(folder, "Aurora 曙光", "Win back");
  }

  OpenPortal(Path folder, ProxyTrust proxy) throws IOException {
    this(folder, "Aurora 曙光", "Win back", proxy);
  }

  OpenPortal(Path folder, String brand, String title) throws IOException {
    this(folder, brand, title, ProxyTrust.NONE);
  }

  private OpenPortal(Path folder, String brand, String title, ProxyTrust proxy) throws IOException {
    aurora = new SampleLake(folder.resolve("aurora"), brand, title);
    boreas = new SampleLake(folder.resolve("boreas"), "Boreas", "Win back");
    Map<Path, SampleLake> lakes = new LinkedHashMap<>();
    lakes.put(aurora.root, aurora);
    lakes.put(boreas.root, boreas);
    settings =
        new PortalSettings(
            "127.0.0.1", 0, List.copyOf(lakes.keySet()), folder.resolve("home"), proxy);
    accounts = new Accounts(settings.accounts());
    accounts.add("an", "crm", PASSWORD, brand, EnumSet.allOf(Verb.class));
    accounts.add("guest", "agency", PASSWORD, brand, Set.of(Verb.LOOK));
    accounts.add("bo", "north", PASSWORD, "Boreas", EnumSet.allOf(Verb.class));
    portal = Portal.start(settings, clock, lakes::get);
  }

  /** What stands behind a lake's root. */
  SampleLake lakeAt(Path root) {
    return root.equals(aurora.root) ? aurora : boreas;
  }

  /** Somebody who has not logged in. */
  Visitor stranger() {
    return new Visitor(portal.port());
  }

  Visitor visitor(String name) throws IOException, InterruptedException {
    Visitor visitor = stranger();
    visitor.login(name, PASSWORD);
    return visitor;
  }

  @Override
  public void close() {
    portal.close();
  }
}
