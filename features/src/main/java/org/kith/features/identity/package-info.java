/** Identifiers linked into persons, and facts seen person by person. */
package org.kith.features.identity;
