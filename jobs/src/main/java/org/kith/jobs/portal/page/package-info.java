/** The pages, in English and Chinese. */
package org.kith.jobs.portal.page;
