/** Declared types of raw columns, and the raw cells read by them. */
package org.kith.features.source.typed;
