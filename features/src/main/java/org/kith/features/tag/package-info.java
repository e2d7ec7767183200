/** The tag catalogue: rules over what is known of a person, and the tags and profile they give. */
package org.kith.features.tag;
