/** Features and labels of people as they were known at past cut-offs. */
package org.kith.features.snapshot;
