package org.kith.jobs.measure.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Bounds where whole communities, whose people are alike, are drawn into the arms. */
class UnitBoundsTest {

  private static final double BASE = 0.15;
  private static final double LIFT = 0.06;
  private static final int RUNS = 1_000;

  /** One person of one community. */
  private record Person(int community, boolean treated, double x, double y) {}

  @Test
  void boundsByUnitHoldThePlantedLiftNineteenTimesInTwentyAndBoundsByPersonDoNot() {
    int byUnit = 0;
    int byPerson = 0;
    double effects = 0;
    for (int run = 0; run < RUNS; run++) {
      Person[] people = communities(new SplittableRandom(run), 80, 0.1);
      Effect unit = AdjustedDifference.of(arm(people, true), arm(people, false), true, 0.05);
      Effect alone = AdjustedDifference.of(alone(people, true), alone(people, false), true, 0.05);
      assertThat(unit.lift()).isCloseTo(alone.lift(), within(1e-12));
      byUnit += holds(unit) ? 1 : 0;
      byPerson += holds(alone) ? 1 : 0;
      effects += unit.designEffect() / RUNS;
    }

    assertThat(byUnit).isBetween(930, 970);
    assertThat(byPerson).isLessThan(800);
    assertThat(effects).isBetween(2.0, 4.5);
  }

  @Test
  void peopleWhoAreNotAlikeLoseLittleByBeingDrawnTogether() {
    int held = 0;
    for (int run = 0; run < RUNS; run++) {
      Person[] people = communities(new SplittableRandom(9_000 + run), 80, 0);
      Effect unit = AdjustedDifference.of(arm(people, true), arm(people, false), true, 0.05);
      held += holds(unit) ? 1 : 0;
    }

    assertThat(held).isBetween(930, 980);
  }

  @Test
  void theVarianceIsThatOfTheUnitsTotals() {
    Person[] people = communities(new SplittableRandom(3), 40, 0.1);
    Effect effect = AdjustedDifference.of(arm(people, true), arm(people, false), false, 0.05);
    double variance = 0;
    for (boolean treated : new boolean[] {true, false}) {
      ArmSums all = arm(people, treated);
      double slope = slope(people);
      double mean = (all.y() - slope * all.x()) / all.people();
      double squares = 0;
      int units = 0;
      for (int community = 0; community < 40; community++) {
        double total = 0;
        boolean there = false;
        for (Person one : people) {
          if (one.community() == community && one.treated() == treated) {
            total += one.y() - slope * one.x() - mean;
            there = true;
          }
        }
        squares += total * total;
        units += there ? 1 : 0;
      }
      variance += squares * units / (units - 1) / (all.people() * all.people());
    }

    assertThat((effect.high() - effect.low()) / 2 / Math.sqrt(variance)).isBetween(2.0, 2.2);
  }

  @Test
  void aUnitOfOneIsAPersonAlone() {
    ArmSums one = ArmSums.ofUnit(1, 1, 3, 1, 9, 3).plus(ArmSums.ofUnit(1, 0, 2, 0, 4, 0));

    assertThat(one).isEqualTo(ArmSums.alone(2, 1, 5, 1, 13, 3));
  }

  @Test
  void anArmOfOneUnitHasNoBounds() {
    ArmSums treat = ArmSums.ofUnit(40, 10, 0, 10, 0, 0);
    ArmSums holdout = ArmSums.alone(40, 5, 0, 5, 0, 0);

    assertThat(AdjustedDifference.of(treat, holdout, true, 0.05).low()).isNaN();
  }

  @Test
  void theCorrelationWithinUnitsIsFoundAgainAndGivesTheDesignEffect() {
    double found = 0;
    double effect = 0;
    for (int run = 0; run < 200; run++) {
      Person[] people = communities(new SplittableRandom(run), 80, 0.1);
      DesignEffect.Sums sums = sums(people);
      found += DesignEffect.correlation(sums) / 200;
      effect += DesignEffect.of(sums) / 200;
    }

    assertThat(found).isBetween(0.08, 0.13);
    assertThat(effect).isBetween(2.5, 4.5);
    assertThat(DesignEffect.of(new DesignEffect.Sums(50, 50, 20, 50, 20))).isEqualTo(1);
    assertThat(DesignEffect.of(new DesignEffect.Sums(50, 1, 20, 2500, 8))).isEqualTo(1);
  }

  private static boolean holds(Effect effect) {
    return effect.low() <= LIFT && LIFT <= effect.high();
  }

  /** Of 10 to 39 people each, a quarter held out; what is alike in a community is its rate. */
  private static Person[] communities(SplittableRandom draw, int count, double correlation) {
    java.util.List<Person> people = new java.util.ArrayList<>();
    double spread = Math.sqrt(correlation * BASE * (1 - BASE));
    for (int community = 0; community < count; community++) {
      boolean treated = community % 4 != 0;
      double own = BASE + (draw.nextBoolean() ? spread : -spread);
      int size = 10 + draw.nextInt(30);
      for (int i = 0; i < size; i++) {
        double rate = own + (treated ? LIFT : 0);
        double y = draw.nextDouble() < rate ? 1 : 0;
        people.add(new Person(community, treated, draw.nextInt(4), y));
      }
    }
    return people.toArray(Person[]::new);
  }

  private static ArmSums arm(Person[] people, boolean treated) {
    java.util.Map<Integer, ArmSums> units = new java.util.TreeMap<>();
    for (Person one : people) {
      if (one.treated() == treated) {
        units.merge(one.community(), alone(one), ArmSums::plus);
      }
    }
    return units.values().stream()
        .map(
            unit ->
                ArmSums.ofUnit(unit.people(), unit.y(), unit.x(), unit.yy(), unit.xx(), unit.xy()))
        .reduce(ArmSums.NOBODY, ArmSums::plus);
  }

  private static ArmSums alone(Person[] people, boolean treated) {
    ArmSums all = ArmSums.NOBODY;
    for (Person one : people) {
      all = one.treated() == treated ? all.plus(alone(one)) : all;
    }
    return all;
  }

  private static ArmSums alone(Person one) {
    return ArmSums.alone(
        1, one.y(), one.x(), one.y() * one.y(), one.x() * one.x(), one.x() * one.y());
  }

  private static double slope(Person[] people) {
    ArmSums treat = alone(people, true);
    ArmSums holdout = alone(people, false);
    return (treat.together() + holdout.together()) / (treat.spreadX() + holdout.spreadX());
  }

  private static DesignEffect.Sums sums(Person[] people) {
    java.util.Map<Integer, double[]> units = new java.util.TreeMap<>();
    for (Person one : people) {
      double[] unit = units.computeIfAbsent(one.community(), id -> new double[2]);
      unit[0]++;
      unit[1] += one.y() - (one.treated() ? LIFT : 0);
    }
    double yes = 0;
    double squaredPeople = 0;
    double squaredYes = 0;
    for (double[] unit : units.values()) {
      yes += unit[1];
      squaredPeople += unit[0] * unit[0];
      squaredYes += unit[1] * unit[1] / unit[0];
    }
    return new DesignEffect.Sums(people.length, units.size(), yes, squaredPeople, squaredYes);
  }
}
