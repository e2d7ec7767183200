/** The items that people can choose, as known on a day. */
package org.kith.features.item;
