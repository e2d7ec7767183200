/** Gradient-boosted trees as a learner of propensity, by XGBoost on Spark. */
package org.kith.models.propensity.boosted;
