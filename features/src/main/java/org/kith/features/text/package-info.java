/** What people write, read: words, feelings, intents, and the catalogue's names. */
package org.kith.features.text;
