/** Copies of what lies elsewhere, for as long as a night reads them. */
package org.kith.features.lake.landing;
