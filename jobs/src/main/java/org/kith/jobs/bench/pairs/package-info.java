/** Made-up choices of people among items, in the sizes that recommenders are compared on. */
package org.kith.jobs.bench.pairs;
