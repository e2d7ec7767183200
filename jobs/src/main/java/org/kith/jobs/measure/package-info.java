/** What campaigns and exported segments earned, from those who were held out of them. */
package org.kith.jobs.measure;
