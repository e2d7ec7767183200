/** Tables, their columns, versions and writes: the only room that reads and writes Delta. */
package org.kith.features.lake;
