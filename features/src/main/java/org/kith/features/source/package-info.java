/** Contracts, and the raw rows judged by them: accepted, duplicate, or in quarantine. */
package org.kith.features.source;
