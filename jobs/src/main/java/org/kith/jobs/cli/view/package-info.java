/** How results and progress look to a person, to a log and to a script. */
package org.kith.jobs.cli.view;
