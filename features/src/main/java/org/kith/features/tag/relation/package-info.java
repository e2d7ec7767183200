/** What rules may look at: facts by person, as known at a cut-off. */
package org.kith.features.tag.relation;
