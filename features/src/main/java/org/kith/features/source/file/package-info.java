/** A source's delivery: which files it is, whether it is complete, and the raw rows in it. */
package org.kith.features.source.file;
