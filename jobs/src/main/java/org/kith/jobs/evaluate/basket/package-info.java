/** Association rules, mined from the caller's baskets. */
package org.kith.jobs.evaluate.basket;
