package org.kith.jobs.destination;

import org.kith.features.consent.ConsentRule;
import org.kith.features.time.AsOf;

/**
 * What is the same for all exports of a night.
 *
 * @param release the release that the files belong to
 * @param asOf the night's business date
 * @param assumedConsent the rule by which consent was assumed; null where a source says who
 *     consented
 */
public record ExportContext(String release, AsOf asOf, ConsentRule assumedConsent) {}
