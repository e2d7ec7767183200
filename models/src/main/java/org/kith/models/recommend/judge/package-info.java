/** How well models in one machine's memory foretell what was held out from them. */
package org.kith.models.recommend.judge;
