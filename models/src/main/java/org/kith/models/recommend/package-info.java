/** What each person is likely to want next, from what people chose before. */
package org.kith.models.recommend;
