package org.kith.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.jobs.segment.SegmentDefinition;

class SegmentTemplatesTest {

  private static final String TEMPLATE =
      """
      title: {en: "Spenders ${least}", zh: "消费 ${least}"}
      owner: crm
      purpose: marketing
      retention: 30 days
      where: spend_90d >= ${least} AND spend_90d < ${most:-9000}
      limit: ${people:-500}
      holdout: 0.1
      """;
  private static final String SEGMENT =
      """
      name: spenders
      template: spend
      with: {least: 100, people: 40}
      holdout: 0.2
      """;

  @TempDir Path folder;

  @Test
  void aSegmentIsItsTemplateFilledAndWhatItSaysItself() {
    SegmentDefinition made = draft(SEGMENT).read().segments().get(0);

    assertThat(made.name()).isEqualTo("spenders");
    assertThat(made.title().en()).isEqualTo("Spenders 100");
    assertThat(made.where()).isEqualTo("spend_90d >= 100 AND spend_90d < 9000");
    assertThat(made.limit()).isEqualTo(40);
    assertThat(made.holdout()).isEqualTo(0.2);
  }

  @Test
  void aTemplateThatIsNotThereAndAWrongNameAreToldWithTheirLines() {
    assertThatThrownBy(() -> draft(SEGMENT.replace("spend\n", "spent\n")).read())
        .hasMessageContaining("spenders.yaml:2: template")
        .hasMessageContaining("is 'spent'");
    assertThatThrownBy(() -> draft(SEGMENT.replace("people:", "peeple:")).read())
        .hasMessageContaining("spenders.yaml:3: with.peeple")
        .hasMessageContaining("Did you mean 'people'?");
    assertThatThrownBy(() -> draft(SEGMENT.replace("least: 100, ", "")).read())
        .hasMessageContaining("spend.yaml")
        .hasMessageContaining("${least}");
    assertThatThrownBy(() -> draft(SEGMENT.replace("spend\n", "../spend\n")).read())
        .hasMessageContaining("is '../spend'");
  }

  private ConfDraft draft(String segment) {
    return ConfDraft.in(folder)
        .write("segments/spenders.yaml", segment)
        .write("segments/templates/spend.yaml", TEMPLATE);
  }
}
