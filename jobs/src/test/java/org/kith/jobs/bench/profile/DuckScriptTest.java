package org.kith.jobs.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kith.features.tag.TagDefinition;

class DuckScriptTest {

  private static final TagTask TASK =
      new TagTask(0.03, 100, 1, 2, 1, "../conf", Map.of(), "/nowhere/tags");

  @Test
  void everyShippedTagThatIsMeasuredIsWrittenForDuckDb() {
    List<TagDefinition> tags = BenchTags.of(TASK.configuration().tags());
    String script = String.join("\n", DuckScript.of(TASK, Path.of("/nowhere/out.parquet")));

    assertThat(tags).hasSizeGreaterThan(35);
    assertThat(tags)
        .extracting(TagDefinition::name)
        .allSatisfy(name -> assertThat(script).contains("AS " + name));
  }

  @Test
  void noBlankIsLeftOpenAndTheLastStatementWritesTheProfile() {
    List<String> statements = DuckScript.of(TASK, Path.of("/nowhere/out.parquet"));

    assertThat(statements).noneMatch(sql -> sql.contains("${"));
    assertThat(statements.get(statements.size() - 1)).contains("TO '/nowhere/out.parquet'");
  }
}
