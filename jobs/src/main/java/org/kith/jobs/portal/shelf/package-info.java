/** What has been published: nights, segments, files. */
package org.kith.jobs.portal.shelf;
