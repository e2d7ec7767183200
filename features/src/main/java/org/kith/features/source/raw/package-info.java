/** Files of text as records: found, opened, decoded and split, with what is wrong of each said. */
package org.kith.features.source.raw;
