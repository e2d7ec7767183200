package org.kith.jobs.report.model;

import java.util.List;
import org.kith.jobs.report.page.Bars;
import org.kith.jobs.report.page.Html;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.words.Numbers;
import org.kith.models.evaluate.AudienceSize;

/**
 * How alike an audience's people are to its seed, by how many of them are taken.
 *
 * @param sizes the smallest first
 */
public record AudienceCurve(List<AudienceSize> sizes) implements Piece {

  public AudienceCurve {
    sizes = List.copyOf(sizes);
  }

  @Override
  public void writeTo(Html html) {
    Bars bars = new Bars("Similarity on average, and of the least alike 平均与最低相似度");
    for (AudienceSize size : sizes) {
      String figure =
          "%s; %s"
              .formatted(
                  Numbers.share(size.meanSimilarity()), Numbers.share(size.leastSimilarity()));
      bars.bar(Piece.text(label(size)), figure, size.meanSimilarity());
    }
    html.add(bars);
  }

  private static String label(AudienceSize size) {
    return "%s people, percentile %s and above"
        .formatted(Numbers.people(size.people()), Numbers.amount(size.percentile()));
  }
}
