/** Whom an offer changes: learnt from campaigns in which chance decided who got it. */
package org.kith.models.uplift;
