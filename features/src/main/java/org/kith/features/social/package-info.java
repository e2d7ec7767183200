/** Who is tied to whom, who belongs together, and who is followed. */
package org.kith.features.social;
