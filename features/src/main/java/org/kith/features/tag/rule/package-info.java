/** Expressions of the tag catalogue, parsed, and what can be wrong with them. */
package org.kith.features.tag.rule;
