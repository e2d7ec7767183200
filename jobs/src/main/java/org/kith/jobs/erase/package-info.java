/** The right to erasure: who is forgotten, wherever the lake names the person, and the proof. */
package org.kith.jobs.erase;
