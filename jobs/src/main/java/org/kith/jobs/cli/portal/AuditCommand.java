package org.kith.jobs.cli.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kith.features.error.Problem;
import org.kith.jobs.portal.PortalSettings;
import org.kith.jobs.portal.audit.Chain;
import org.kith.jobs.portal.leak.LeakFigures;
import org.kith.jobs.portal.leak.LeakTrace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kith portal audit}: whether the audit is as it was written. */
@Command(
    name = "audit",
    description =
        "Checks that no line of the audit, and of what was done to accounts, was changed, dropped"
            + " or moved. With --leaked, tells who downloaded what a leaked file comes from.",
    sortOptions = false,
    footer = {
      "",
      "Keep the newest hash elsewhere now and then: it shows whether lines were cut off at the"
          + " end.",
      "",
      "Examples:",
      "  kith portal audit --json",
      "  kith portal audit --leaked found-on-the-web.csv"
    })
final class AuditCommand implements Callable<Integer> {

  @Mixin private PortalHome home = new PortalHome();

  @Option(
      names = "--leaked",
      paramLabel = "FILE",
      description =
          "A leaked file, or some lines of one: which exported files hold them, and who downloaded"
              + " those. No line of it is printed.")
  private Path leaked;

  private final PortalDesk desk;

  AuditCommand(PortalDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = home.folder(desk.lake().get());
    Path audit = folder.resolve("audit.jsonl");
    Path admin = folder.resolve(PortalSettings.ADMIN_LOG);
    Chain downloads = Chain.verify(audit);
    Chain accounts = Chain.verify(admin);
    Map<String, Object> found = told(audit, downloads);
    found.put("admin", told(admin, accounts));
    String words = words(audit, downloads) + "\n" + words(admin, accounts);
    if (leaked != null) {
      LeakFigures leak = traced(audit);
      found.put("leaked", leak);
      words = leak.text() + "\n" + words;
    }
    desk.print().accept(found, words);
    refuseBroken(audit, downloads);
    refuseBroken(admin, accounts);
    return 0;
  }

  private LeakFigures traced(Path audit) throws IOException {
    if (!Files.isRegularFile(leaked)) {
      throw new Problem(
          Problem.Code.INPUT_MISSING,
          "--leaked " + leaked,
          "is no file; it must be the leaked file, or a file with lines of it",
          "Name one.");
    }
    return new LeakTrace(audit).of(leaked, home.lake(desk.lake().get()));
  }

  private static Map<String, Object> told(Path file, Chain chain) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("file", file.toString());
    told.put("holds", chain.holds());
    told.put("lines", chain.lines());
    told.put("broken_at", chain.brokenAt() == 0 ? null : chain.brokenAt());
    told.put("newest_hash", chain.newestHash());
    return told;
  }

  private static String words(Path file, Chain chain) {
    return "%,d good lines in %s%nnewest hash %s"
        .formatted(chain.lines(), file, chain.newestHash());
  }

  private static void refuseBroken(Path file, Chain chain) {
    if (!chain.holds()) {
      throw new Problem(
          Problem.Code.LAKE_DAMAGED,
          file + ", line " + chain.brokenAt(),
          "does not fit the line before it: the audit was changed or cut",
          "Keep the file as evidence, and ask who had access to it.");
    }
  }
}
