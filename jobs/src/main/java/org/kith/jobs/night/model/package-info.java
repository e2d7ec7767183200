/** Training, judging and using a night's models. */
package org.kith.jobs.night.model;
