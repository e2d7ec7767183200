/** What a night wrote, read again and checked before readers may see it. */
package org.kith.jobs.night.audit;
