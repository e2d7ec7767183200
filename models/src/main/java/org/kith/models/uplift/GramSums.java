package org.kith.models.uplift;

/**
 * All that a weighted least-squares fit of a target on the features needs to know of people: sums
 * of products of features with each other and with the target. The first feature is 1.
 */
final class GramSums implements UpliftRows.Sum<GramSums> {

  private static final long serialVersionUID = 1L;

  private final int width;
  private final double[][] products;
  private final double[] targets;
  private double squares;

  /**
   * @param features how many, without the 1
   */
  GramSums(int features) {
    this.width = features + 1;
    this.products = new double[width][width];
    this.targets = new double[width];
  }

  void add(double[] x, double target, double weight) {
    for (int i = 0; i < width; i++) {
      double left = weight * (i == 0 ? 1 : x[i - 1]);
      if (left != 0) {
        double[] row = products[i];
        row[0] += left;
        for (int j = 1; j <= i; j++) {
          row[j] += left * x[j - 1];
        }
        targets[i] += left * target;
      }
    }
    squares += weight * target * target;
  }

  @Override
  public GramSums plus(GramSums other) {
    for (int i = 0; i < width; i++) {
      for (int j = 0; j <= i; j++) {
        products[i][j] += other.products[i][j];
      }
      targets[i] += other.targets[i];
    }
    squares += other.squares;
    return this;
  }

  @Override
  public GramSums empty() {
    return new GramSums(width - 1);
  }

  GramSums copy() {
    return empty().plus(this);
  }

  /**
   * The sums of both arms with another target: 1 for whoever got the offer, 0 for the others. What
   * it needs of the target is in the treated arm's products with the feature 1.
   */
  static GramSums ofTreatment(GramSums treated, GramSums control) {
    GramSums both = treated.copy().plus(control);
    for (int i = 0; i < both.width; i++) {
      both.targets[i] = treated.products[i][0];
    }
    both.squares = treated.weight();
    return both;
  }

  int features() {
    return width - 1;
  }

  double weight() {
    return products[0][0];
  }

  double mean(int feature) {
    return products[feature + 1][0] / weight();
  }

  double targetMean() {
    return targets[0] / weight();
  }

  /** Sum of the products of two features' distances from their means. */
  double covariation(int one, int other) {
    int low = Math.min(one, other);
    int high = Math.max(one, other);
    return products[high + 1][low + 1] - weight() * mean(one) * mean(other);
  }

  /** Sum of the products of a feature's and the target's distances from their means. */
  double covariation(int feature) {
    return targets[feature + 1] - weight() * mean(feature) * targetMean();
  }

  /** Sum of the squared distances of the target from its mean. */
  double targetVariation() {
    return squares - weight() * targetMean() * targetMean();
  }

  /** Sum of the squared distances of the target from a function of the features. */
  double squaredError(LinearFunction function) {
    double error = squares;
    for (int i = 0; i < width; i++) {
      double left = coefficient(function, i);
      error -= 2 * left * targets[i];
      for (int j = 0; j < i; j++) {
        error += 2 * left * coefficient(function, j) * products[i][j];
      }
      error += left * left * products[i][i];
    }
    return error;
  }

  private static double coefficient(LinearFunction function, int i) {
    return i == 0 ? function.intercept() : function.slope(i - 1);
  }
}
