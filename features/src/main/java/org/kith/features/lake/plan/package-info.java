/** What the lake's sessions add to how Spark plans. */
package org.kith.features.lake.plan;
