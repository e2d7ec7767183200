package org.kith.jobs.portal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kith.features.error.Problem;

class PortalSettingsTest {

  private static final Path LAKE = Path.of("lake");

  @Test
  void plainHttpOnAPublicAddressIsRefused() {
    assertThatThrownBy(() -> settings("0.0.0.0", "lake.portal", null).check())
        .isInstanceOfSatisfying(
            Problem.class,
            problem ->
                org.assertj.core.api.Assertions.assertThat(problem.code().exitStatus())
                    .isEqualTo(2))
        .hasMessageContaining("--behind-proxy");
    assertThatCode(() -> settings("0.0.0.0", "lake.portal", "10.0.0.5").check())
        .doesNotThrowAnyException();
    assertThatCode(() -> settings("127.0.0.1", "lake.portal", null).check())
        .doesNotThrowAnyException();
    assertThatCode(() -> settings("::1", "lake.portal", null).check()).doesNotThrowAnyException();
  }

  @Test
  void accountsInsideTheLakeAreRefused() {
    assertThatThrownBy(() -> settings("127.0.0.1", "lake/portal", null).check())
        .hasMessageContaining("must be outside");
  }

  private static PortalSettings settings(String host, String home, String proxy) {
    ProxyTrust trust =
        proxy == null ? ProxyTrust.NONE : new ProxyTrust(List.of(proxy), Optional.empty());
    return new PortalSettings(host, 0, List.of(LAKE), Path.of(home), trust);
  }
}
