/** Keys, keyed hashes and sealed values: where contact identifiers are hidden. */
package org.kith.features.vault;
