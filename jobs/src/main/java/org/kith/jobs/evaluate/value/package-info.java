/** Models of a customer's value, measured on the caller's orders. */
package org.kith.jobs.evaluate.value;
