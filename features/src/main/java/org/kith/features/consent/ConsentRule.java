package org.kith.features.consent;

import org.kith.features.error.SettingFault;

/**
 * How a brand without a consent source stands to its people's consent.
 *
 * @param assume {@code granted}, the only thing that may be assumed
 * @param purpose what for, such as {@code marketing}
 * @param basis why it may be assumed, in words that report and manifests repeat
 */
public record ConsentRule(String assume, String purpose, String basis) {

  public ConsentRule {
    SettingFault.unless(
        "granted".equals(assume),
        "assume",
        assume,
        "granted; leave 'consent' out where it is unknown");
    SettingFault.required(purpose, "purpose", "what the consent is for");
    SettingFault.required(basis, "basis", "why it may be assumed");
  }
}
