/**
 * Who chose what, as sparse matrices in one machine's memory, and how string ids become numbers.
 */
package org.kith.models.recommend.matrix;
