/** Who agreed to be contacted, and for what. */
package org.kith.features.consent;
