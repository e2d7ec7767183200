/** Implicit-feedback matrix factorisation by MLlib, the reference for our own. */
package org.kith.models.recommend.als;
