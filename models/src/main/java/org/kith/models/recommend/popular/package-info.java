/** What most people chose: the baseline, and what a person gets of whom nothing is known. */
package org.kith.models.recommend.popular;
