/** The lake's door as readers without Spark find it. */
package org.kith.features.lake.door;
