package org.kith.jobs.evaluate.communities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.RealData;
import org.kith.features.error.Problem;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.ModelResult;

class CommunitiesEvaluationTest {

  private static final List<String> TWO_TRIANGLES =
      List.of("1 2", "2 1", "1 3", "2 3", "4 5", "4 6", "5 6", "3 4", "6 6");

  @TempDir Path folder;

  @Test
  void anEdgeListWithoutAHeaderIsReadAndAPairIsOneTie() throws IOException {
    Path edges = file("edges.txt", "# a remark", String.join("\n", TWO_TRIANGLES));
    Path truth = file("truth.txt", "1 0", "2 0", "3 0", "4 1", "5 1", "6 1", "7 2");

    Evaluation evaluation = evaluate(edges, Optional.of(truth));

    assertThat(evaluation.data())
        .isEqualTo(
            Map.of(
                "rows",
                9L,
                "left_out",
                1L,
                "nodes",
                7,
                "ties",
                7L,
                "known_nodes",
                7,
                "known_groups",
                3L));
    assertThat(evaluation.results().get(0).metrics())
        .containsEntry("nmi", 1.0)
        .containsEntry("ari", 1.0)
        .containsEntry("clusters", 2.0);
  }

  @Test
  void aTableWithAHeaderAndWeightsIsReadToo() throws IOException {
    Path edges = file("edges.csv", "source,target,weight", "a,b,2", "b,a,1", "b,c,0", "c,d,none");

    assertThat(evaluate(edges, Optional.empty()).data())
        .isEqualTo(Map.of("rows", 4L, "left_out", 2L, "nodes", 2, "ties", 1L));
  }

  @Test
  void theColumnNamedWeightIsTheWeightWhereverItStands() throws IOException {
    Evaluation evaluation =
        evaluate(
            file(
                "gephi.csv",
                "Source,Target,Type,Id,Label,Weight",
                "a,b,Undirected,0,,2.0",
                "b,c,Undirected,1,,0"),
            Optional.empty());

    assertThat(evaluation.data()).containsEntry("ties", 1L).containsEntry("left_out", 1L);
    assertThat(evaluation.notes()).containsExactly("the weight is column Weight");
  }

  @Test
  void aThirdColumnOfWordsIsNoWeightAndOneOfNumbersIs() throws IOException {
    Evaluation words =
        evaluate(file("w.csv", "from,to,type", "a,b,friend", "b,c,kin"), Optional.empty());
    Evaluation numbers =
        evaluate(file("n.csv", "from,to,mails", "a,b,3", "b,c,0"), Optional.empty());

    assertThat(words.data()).containsEntry("ties", 2L);
    assertThat(words.notes().get(0)).contains("no column is a weight");
    assertThat(numbers.data()).containsEntry("ties", 1L);
    assertThat(numbers.notes()).containsExactly("the weight is column mails");
  }

  @Test
  void edgesThatLeaveNoTieAreRefusedWithTheCounts() throws IOException {
    Path edges = file("loops.csv", "source,target,weight", "a,a,1", "a,b,0", "b,,1");

    assertThatThrownBy(() -> evaluate(edges, Optional.empty()))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.INPUT_REFUSED))
        .hasMessageContaining("of 3 rows 1 tie a node to itself, 1 have no weight above 0")
        .hasMessageContaining("1 lack an end");
  }

  @Test
  void aLineOfOneWordIsRefusedWithItsNumber() throws IOException {
    Path edges = file("edges.txt", "1 2", "3");

    assertThatThrownBy(() -> evaluate(edges, Optional.empty()))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("line 2");
  }

  @Test
  void departmentsShowInMailAtPlainModularityAndBetterAtTheChosenResolution() {
    Path data = RealData.folder("email-eu-core");

    List<ModelResult> results =
        evaluate(
                data.resolve("email-Eu-core.txt"),
                Optional.of(data.resolve("email-Eu-core-department-labels.txt")))
            .results();

    assertThat(results.get(0).metrics().get("nmi")).isGreaterThanOrEqualTo(.57);
    assertThat(results.get(1).metrics().get("nmi")).isGreaterThanOrEqualTo(.71);
  }

  private static Evaluation evaluate(Path edges, Optional<Path> truth) {
    return CommunitiesEvaluation.run(
        new CommunitiesRequest(edges, truth, List.of(1.0), 5, 1, () -> null));
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines));
  }
}
