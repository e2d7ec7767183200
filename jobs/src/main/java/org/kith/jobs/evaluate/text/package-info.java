/** The sentiment model measured on the caller's labelled texts. */
package org.kith.jobs.evaluate.text;
