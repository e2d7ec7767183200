/** What was trained, from what, how good it is, and whether it may be used. */
package org.kith.models.registry;
