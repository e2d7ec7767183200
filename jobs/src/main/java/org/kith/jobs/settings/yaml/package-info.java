/** From YAML text to records that cannot be wrong, with the file and line of every fault. */
package org.kith.jobs.settings.yaml;
