/** The workbench: models measured on the caller's own flat files, without a lake. */
package org.kith.jobs.evaluate;
