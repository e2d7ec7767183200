/** The recommenders by name, and which of them a brand uses: settings, measuring, choosing. */
package org.kith.models.recommend.choose;
