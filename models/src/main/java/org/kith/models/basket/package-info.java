/** What is bought together: association rules, their measures, and which of them are of use. */
package org.kith.models.basket;
