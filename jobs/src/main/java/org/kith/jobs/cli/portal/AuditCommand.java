package org.kith.jobs.cli.portal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kith.features.error.Problem;
import org.kith.jobs.portal.audit.Chain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kith portal audit}: whether the audit is as it was written. */
@Command(
    name = "audit",
    description = "Checks that no line of the audit was changed, dropped or moved.",
    sortOptions = false,
    footer = {
      "",
      "Keep the newest hash elsewhere now and then: it shows whether lines were cut off at the end.",
      "",
      "Example:",
      "  kith portal audit --json"
    })
final class AuditCommand implements Callable<Integer> {

  @Mixin private PortalHome home = new PortalHome();

  private final PortalDesk desk;

  AuditCommand(PortalDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() throws IOException {
    Path file = home.folder(desk.lake().get()).resolve("audit.jsonl");
    Chain chain = Chain.verify(file);
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("file", file.toString());
    found.put("holds", chain.holds());
    found.put("lines", chain.lines());
    found.put("broken_at", chain.brokenAt() == 0 ? null : chain.brokenAt());
    found.put("newest_hash", chain.newestHash());
    desk.print()
        .accept(
            found,
            "%,d good lines in %s%nnewest hash %s"
                .formatted(chain.lines(), file, chain.newestHash()));
    if (!chain.holds()) {
      throw new Problem(
          Problem.Code.LAKE_DAMAGED,
          file + ", line " + chain.brokenAt(),
          "does not fit the line before it: the audit was changed or cut",
          "Keep the file as evidence, and ask who had access to it.");
    }
    return 0;
  }
}
