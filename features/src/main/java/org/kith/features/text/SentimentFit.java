package org.kith.features.text;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns a {@link Sentiment} from texts whose writers said whether they were pleased: logistic
 * regression with an L2 penalty over words and runs of characters (Fan et al., "LIBLINEAR", 2008,
 * equation 2), in memory, some 4 KB a text.
 *
 * <p>The same texts in the same order give the same model; nothing is drawn.
 */
public final class SentimentFit {

  /** How much a misjudged text weighs beside the penalty (C). */
  private static final double COST = 3;

  private static final double TOLERANCE = .01;

  private final List<int[]> texts = new ArrayList<>();
  private final List<Boolean> answers = new ArrayList<>();

  /** A text of which the answer is known; null counts as an empty one. */
  public void add(String text, boolean pleased) {
    add(new ReadText(text), pleased);
  }

  /** As {@link #add(String, boolean)}, of a text that was read before. */
  public void add(ReadText text, boolean pleased) {
    texts.add(text.traits());
    answers.add(pleased);
  }

  /** How many texts there are. */
  public int size() {
    return texts.size();
  }

  /**
   * Whether pleased and displeased texts are both among them, so that there is something to learn.
   */
  public boolean isLearnable() {
    return answers.contains(true) && answers.contains(false);
  }

  /**
   * The model of all texts so far.
   *
   * @throws IllegalStateException where {@link #isLearnable} does not hold
   */
  public Sentiment fit() {
    if (!isLearnable()) {
      throw new IllegalStateException("only texts of one kind, or none");
    }
    Problem problem = new Problem();
    problem.l = texts.size();
    problem.n = Traits.SPACE + 1;
    problem.bias = 1;
    problem.x = texts.stream().map(SentimentFit::row).toArray(Feature[][]::new);
    problem.y = answers.stream().mapToDouble(pleased -> pleased ? 1 : 0).toArray();
    Linear.disableDebugOutput();
    Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, COST, TOLERANCE));
    double[] learnt = model.getFeatureWeights();
    double sign = model.getLabels()[0] == 1 ? 1 : -1;
    float[] weights = new float[Traits.SPACE];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (sign * learnt[i]);
    }
    return new Sentiment(weights, (float) (sign * learnt[Traits.SPACE]));
  }

  private static Feature[] row(int[] traits) {
    Feature[] row = new Feature[traits.length + 1];
    double value = 1 / Traits.norm(traits.length);
    for (int i = 0; i < traits.length; i++) {
      row[i] = new FeatureNode(traits[i] + 1, value);
    }
    row[traits.length] = new FeatureNode(Traits.SPACE + 1, 1);
    return row;
  }
}
