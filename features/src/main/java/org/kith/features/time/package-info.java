/** Business days and spans; nobody asks the clock. */
package org.kith.features.time;
