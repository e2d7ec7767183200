/** What the simulated brand sells, and the topics behind what people choose of it. */
package org.kith.jobs.world.goods;
