/**
 * Records that nothing exact links, matched by what they say of a person: names, birth date,
 * address.
 */
package org.kith.features.identity.match;
