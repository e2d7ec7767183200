/** What the stages of a night share: the lake as far as it is built, and frames over it. */
package org.kith.jobs.night.work;
