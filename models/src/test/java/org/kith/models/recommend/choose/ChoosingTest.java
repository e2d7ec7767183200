package org.kith.models.recommend.choose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kith.features.error.Problem;
import org.kith.features.error.SettingFault;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.choose.Choosing.Chosen;
import org.kith.models.recommend.judge.ChoiceLog;
import org.kith.models.recommend.judge.HeldOut;
import org.kith.models.recommend.popular.Popularity;

class ChoosingTest {

  /** 120 people of 240 items choose those whose number leaves the same rest, by 3 and by 4. */
  private static HeldOut sameRests(long seed) {
    Random random = new Random(seed);
    ChoiceLog train = new ChoiceLog();
    ChoiceLog test = new ChoiceLog();
    for (int person = 0; person < 120; person++) {
      for (int item = 0; item < 240; item++) {
        train.add("p" + person, "i" + item, random.nextInt(60) == 0 ? 1 : 0, Double.NaN);
        boolean likes = person % 3 == item % 3 && person % 4 == item % 4;
        test.add("p" + person, "i" + item, likes && random.nextInt(3) == 0 ? 1 : 0, Double.NaN);
      }
    }
    return HeldOut.of(train.matrix(), test.matrix());
  }

  private static Candidate candidate(String name, int divisor) {
    return new Candidate(new PlantedAlgorithm(name, divisor), Map.of());
  }

  private static Chosen choose(List<Candidate> candidates, int draws) {
    return Choosing.on(sameRests(1), candidates, draws, 7, words -> {});
  }

  @Test
  void theBestParametersAreFoundAndTheFirstTriedAreTheAlgorithmsOwn() {
    Chosen chosen = choose(List.of(candidate("fours", 4)), 20);

    Search.Found found = chosen.found().get(0);
    assertThat(found.tried().get(0).parameters().word("aim")).isEqualTo("1");
    assertThat(found.best().parameters().number("aim")).isBetween(4.0, 6.0);
    assertThat(found.tried()).allMatch(one -> one.ndcg() <= found.best().ndcg());
    assertThat(chosen.selected()).isEqualTo("fours");
    assertThat(chosen.blend()).isEmpty();
  }

  @Test
  void aBlendIsTakenWhereTwoKnowMoreThanEither() {
    Chosen chosen = choose(List.of(candidate("threes", 3), candidate("fours", 4)), 15);

    assertThat(chosen.selected()).isEqualTo("blend(fours+threes)");
    assertThat(chosen.leaderboard().get(0).lead().low()).isPositive();
    assertThat(chosen.leaderboard()).extracting(Standing::model).hasSize(3);
  }

  @Test
  void aBlendWithNothingToAddIsNotTaken() {
    HeldOut part = sameRests(1);
    Candidate popularity = new Candidate(new Popularity(), Map.of());

    Chosen chosen =
        Choosing.on(part, List.of(candidate("twelves", 12), popularity), 10, 7, words -> {});

    assertThat(chosen.selected()).isEqualTo("twelves");
    assertThat(chosen.blend()).isPresent();
  }

  @Test
  void theSameSeedChoosesTheSame() {
    Chosen first = choose(List.of(candidate("threes", 3), candidate("fours", 4)), 8);
    Chosen second = choose(List.of(candidate("threes", 3), candidate("fours", 4)), 8);

    assertThat(second.selected()).isEqualTo(first.selected());
    assertThat(second.found().get(0).best().parameters().values())
        .isEqualTo(first.found().get(0).best().parameters().values());
    assertThat(second.leaderboard().get(0).metrics())
        .isEqualTo(first.leaderboard().get(0).metrics());
  }

  @Test
  void whatIsGivenIsLeftAloneAndNothingIsFittedTwice() {
    PlantedAlgorithm algorithm = new PlantedAlgorithm("fours", 4);

    choose(List.of(new Candidate(algorithm, Map.of("aim", "9"))), 30);

    assertThat(algorithm.fitted).extracting(one -> one.word("aim")).containsOnly("9");
    assertThat(algorithm.fitted).extracting(one -> one.word("kind")).containsExactly("a", "b");
  }

  @Test
  void oneThatCannotBeFittedIsLeftOutAndSaysWhy() {
    Candidate tooLarge = new Candidate(new PlantedAlgorithm("huge", 4, true), Map.of());

    Chosen chosen = choose(List.of(tooLarge, candidate("fours", 4)), 3);

    assertThat(chosen.selected()).isEqualTo("fours");
    assertThat(chosen.refused().get("huge")).contains("too large");
    assertThatThrownBy(() -> choose(List.of(tooLarge), 3)).isInstanceOf(Problem.class);
  }

  @Test
  void oneThatFitsTheValidationAndNotTheWholeIsLeftOutWithItsBlendAndSaysWhy() {
    PlantedAlgorithm growing = new PlantedAlgorithm("threes", 3);
    Chosen chosen = choose(List.of(new Candidate(growing, Map.of()), candidate("fours", 4)), 3);
    growing.refuse();
    Trial trial = new Trial(sameRests(2), new int[] {20}, 7);

    assertThat(chosen.blend()).isPresent();
    assertThat(trial.ofChosen(chosen)).extracting(Measured::model).containsExactly("fours");
    assertThat(trial.refused().get("threes")).contains("too large");
  }

  @Test
  void theWideDrawsCoverEachSpanEvenly() {
    int draws = 21;
    Draws source = new Draws(candidate("fours", 4), draws, 3);
    Parameters best = source.parameters(0, null);
    Set<Integer> tenths = new HashSet<>();
    List<String> kinds = new ArrayList<>();
    for (int draw = 1; draw <= 10; draw++) {
      Parameters drawn = source.parameters(draw, best);
      tenths.add((int) drawn.number("aim"));
      kinds.add(drawn.word("kind"));
    }

    assertThat(tenths).hasSize(10);
    assertThat(kinds).filteredOn("a"::equals).hasSize(5);
  }

  @Test
  void theLastDrawsStayNearTheBest() {
    Draws source = new Draws(candidate("fours", 4), 400, 3);
    Parameters best = source.parameters(0, null);
    double off = 0;
    for (int draw = 1; draw < 400; draw++) {
      double aim = source.parameters(draw, best).number("aim");
      off += draw >= 350 ? Math.abs(aim - 1) / 50 : 0;
    }

    assertThat(off).isLessThan(1);
  }

  @Test
  void aDrawNearTheBestMovesSomeParametersAndLeavesOthers() {
    Draws source = new Draws(candidate("fours", 4), 101, 3);
    Parameters best = source.parameters(0, null);
    int moved = 0;
    for (int draw = 1; draw < 101; draw++) {
      Parameters drawn = source.parameters(draw, best);
      if (draw > 50) {
        moved += drawn.word("aim").equals(best.word("aim")) ? 0 : 1;
      }
    }

    assertThat(moved).isBetween(25, 48);
  }

  @Test
  void aCandidateWithAWrongParameterIsRefused() {
    assertThatThrownBy(() -> new Candidate(new PlantedAlgorithm("x", 2), Map.of("aim", "-1")))
        .isInstanceOf(SettingFault.class);
    assertThatThrownBy(() -> new Candidate(new PlantedAlgorithm("x", 2), Map.of("aims", "1")))
        .isInstanceOf(SettingFault.class);
  }

  @Test
  void measuringLearnsFromAllUnlessTheValidationLeftItTheSame() {
    HeldOut part = sameRests(1);
    PlantedAlgorithm algorithm = new PlantedAlgorithm("fours", 4);
    Chosen chosen =
        Choosing.on(part, List.of(new Candidate(algorithm, Map.of())), 3, 7, words -> {});
    int fits = algorithm.fitted.size();

    List<Measured> same = new Trial(part, new int[] {5, 20}, 7).ofChosen(chosen);
    assertThat(algorithm.fitted).hasSize(fits);
    assertThat(same.get(0).metrics().get("ndcg@20")).isEqualTo(chosen.leaderboard().get(0).ndcg());
    assertThat(same.get(0).metrics()).containsKeys("recall@5", "novelty@20");

    new Trial(sameRests(2), new int[] {20}, 7).ofChosen(chosen);
    assertThat(algorithm.fitted).hasSize(fits + 1);
  }
}
