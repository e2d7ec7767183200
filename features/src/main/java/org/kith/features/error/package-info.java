/** The two ways in which something that a person can put right is told. */
package org.kith.features.error;
