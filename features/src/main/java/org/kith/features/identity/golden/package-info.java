/** The golden record: of what several sources say of a person, what is to be believed. */
package org.kith.features.identity.golden;
