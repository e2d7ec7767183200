package org.kith.jobs.cli.command;

import java.util.concurrent.Callable;
import org.kith.jobs.cli.session.Misuse;
import org.kith.jobs.cli.session.Session;
import org.kith.jobs.explain.ExplainFigures;
import org.kith.jobs.explain.ExplainText;
import org.kith.jobs.explain.HoldingsFigures;
import org.kith.jobs.explain.item.ItemFigures;
import org.kith.jobs.explain.item.ItemText;
import org.kith.jobs.settings.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code kith explain}: why a person has these tags, recommendations and segments, or who would
 * want an item.
 */
@Command(
    name = "explain",
    description =
        "Says why a person has these tags, these recommendations, these segments; with --all, all"
            + " that is held of them; with --item, who would want an item and what the same people"
            + " buy.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  kith explain p0123456789abcdef",
      "  kith explain phone:13800138000 --json",
      "  kith explain p0123456789abcdef --all --json > copy.json",
      "  kith explain member:17850 --lake L --conf conf/examples/online-retail --set data=DIR",
      "  kith explain --item 85123A --top 20 --json"
    })
final class ExplainCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "PERSON",
      description =
          "A person_id of the lake, a member number, or KIND:VALUE of an identifier, such as"
              + " member:17850 or phone:13800138000. Looked up in the release of --as-of, or in the"
              + " newest one.")
  private String person;

  @Option(
      names = "--item",
      paramLabel = "ITEM",
      description = "An item_id, in place of a person: who would want it, and what goes with it.")
  private String item;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "50",
      description = "With --item: people and items at most. Default: ${DEFAULT-VALUE}.")
  private int top;

  @Option(
      names = "--similar",
      paramLabel = "N",
      defaultValue = "0",
      description = "With a person: also so many people who buy the same items. Default: none.")
  private int similar;

  @Option(
      names = "--all",
      description = {
        "Gathers all that the newest release holds of the person, for the person who asks: facts,",
        "contacts in clear, tags, scores, recommendations, segments, and who got them."
      })
  private boolean all;

  ExplainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (person == null && item == null) {
      throw Misuse.of("explain", "names no person and no item", "Give a PERSON, or --item ITEM.");
    }
    if (person != null && item != null) {
      throw Misuse.of(
          "explain", "names a person and an item", "Give one of them: a PERSON, or --item ITEM.");
    }
    if (top < 1) {
      throw Misuse.of(
          "explain", "--top is %d; it must be 1 or more".formatted(top), "Give 1 or more.");
    }
    if (similar < 0) {
      throw Misuse.of(
          "explain", "--similar is %d; it must be 0 or more".formatted(similar), "Give 0 or more.");
    }
    return item == null ? person() : item();
  }

  private int item() {
    Configuration configuration = session.configuration();
    ItemFigures figures =
        session
            .rooms()
            .interest(
                session.spark(configuration.kith().spark()),
                configuration,
                session.common().lake(),
                item,
                top);
    session.print(figures, ItemText.of(figures));
    return 0;
  }

  private int person() {
    Configuration configuration = session.configuration();
    if (all) {
      HoldingsFigures holdings =
          session
              .rooms()
              .holdings(
                  session.spark(configuration.kith().spark()),
                  configuration,
                  session.common().lake(),
                  person);
      session.print(holdings, holdings.text());
      return 0;
    }
    ExplainFigures explanation =
        session
            .rooms()
            .explain(
                session.spark(configuration.kith().spark()),
                configuration,
                session.common().lake(),
                person,
                similar);
    session.print(explanation, ExplainText.of(explanation));
    return 0;
  }
}
