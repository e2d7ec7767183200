package org.kith.features.identity.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

  @ParameterizedTest
  @CsvSource({
    "NAME, martha, marhta, 2",
    "NAME, dixon, dicksonx, 1",
    "NAME, smith, brown, 0",
    "NAME, 李伟, 李强, 0",
    "NAME, 王子涵, 王子涵, 3",
    "TEXT, tullaroop street, tullarop street, 2",
    "TEXT, tullaroop street, giblin street, 0",
    "CODE, 2602, 2620, 2",
    "CODE, 2602, 262, 2",
    "CODE, 2602, 2911, 0",
    "CODE, 12, 13, 0",
    "DATE, 19600210, 19601002, 2",
    "DATE, 19600210, 19600211, 2",
    "DATE, 19600210, 19770210, 1",
    "DATE, 19600210, 19780211, 0",
  })
  void textsAreAsAlikeAsTheirKindSays(Likeness kind, String one, String other, int level) {
    assertThat(kind.level(one, other)).isEqualTo(level);
    assertThat(kind.level(other, one)).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "abc, abd, true",
    "abc, acb, true",
    "abc, ab, true",
    "abc, bca, false",
    "ab, abcd, false"
  })
  void oneSlipIsOneCharacterOrTwoNeighbours(String one, String other, boolean apart) {
    assertThat(Likeness.areOneApart(one, other)).isEqualTo(apart);
    assertThat(Likeness.areOneApart(other, one)).isEqualTo(apart);
  }

  @Test
  void namesInEachOthersPlaceAreCloseAndWhatIsMissingSaysNothing() {
    Comparison comparison =
        new Comparison(
            List.of(
                new Field("given", FieldKind.GIVEN_NAME),
                new Field("family", FieldKind.SURNAME),
                new Field("born", FieldKind.BIRTH_DATE)));

    long pattern =
        comparison.pattern(
            new String[] {"sarah", "bruhn", null}, new String[] {"bruhn", "sarah", "19300213"});

    assertThat(Comparison.level(pattern, 0)).isEqualTo(Likeness.CLOSE);
    assertThat(Comparison.level(pattern, 1)).isEqualTo(Likeness.CLOSE);
    assertThat(Comparison.level(pattern, 2)).isEqualTo(Comparison.MISSING);
    assertThat(comparison.isMoreThanAName(pattern)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "李伟, 19600210, 王芳, 19600210, false",
    "李伟, 19600210, 王芳, 19880704, true",
    "李伟, , 王芳, 19880704, true",
    "李伟, 19600210, 李伟, 19880704, false",
    ", 19600210, 王芳, 19880704, true",
    ", , 王芳, 19880704, false",
  })
  void peopleExcludeEachOtherByNameAndBirthDateTogether(
      String name, String birth, String otherName, String otherBirth, boolean exclude) {
    Portrait one = new Portrait(name, birth);
    Portrait other = new Portrait(otherName, otherBirth);

    assertThat(one.excludes(other)).isEqualTo(exclude);
    assertThat(other.excludes(one)).isEqualTo(exclude);
  }
}
