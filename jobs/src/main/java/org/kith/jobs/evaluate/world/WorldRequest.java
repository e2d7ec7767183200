package org.kith.jobs.evaluate.world;

import java.nio.file.Path;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.vault.Keyring;

/**
 * What {@code evaluate world} is asked.
 *
 * @param world folder that {@code kith world} wrote
 * @param lake in which nights have run on its data
 * @param release the night that is measured
 * @param keyring under which the night hashed contact identifiers
 */
public record WorldRequest(Path world, Lake lake, Release release, Keyring keyring) {}
