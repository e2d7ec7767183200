/** How much each kind of event says about a person's taste: told in settings, or learnt. */
package org.kith.models.recommend.event;
