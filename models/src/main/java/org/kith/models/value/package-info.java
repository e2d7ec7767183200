/** What a customer is worth: how often they will buy again, whether they still do, for how much. */
package org.kith.models.value;
