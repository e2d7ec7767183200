package org.kith.jobs.destination.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.jobs.destination.identifier.Hashing;
import org.kith.jobs.destination.identifier.IdType;

/** What the platforms' own documents show, and what people type. */
class VectorsTest {

  private static final String MD5_OF_PHONE = "7945bd83237335e5376ff44d62e4f0ae";
  private static final String SHA256_OF_PHONE =
      "a6942f9771d67f34034d2f1926988ed3fad3bf1b4e7cedb9a31f31398dea43bc";

  @ParameterizedTest
  @CsvSource({
    "tencent, HASH_IDFA, FF1999CD-7177-4937-A474-74937A102630, 2c010ed96aef2fc34983e1e7e9176b7e",
    "tencent, HASH_IDFA, ff1999cd-7177-4937-a474-74937a102630, 2c010ed96aef2fc34983e1e7e9176b7e",
    "tencent, HASH_IMEI, a000002c9060f7, f2d5a650733ca8c27d502b1c08da14e5",
    "tencent, HASH_IMEI, A000002C9060F7, f2d5a650733ca8c27d502b1c08da14e5",
    "tencent, HASH_MAC, 02:00:00:00:00:00, e3f5536a141811db40efd6400f1d0a4e",
    "tencent, HASH_MOBILE_PHONE, 13800138000, " + MD5_OF_PHONE,
    "tencent, SHA256_MOBILE_PHONE, 13800138000, " + SHA256_OF_PHONE,
    "tencent, MD5_SHA256_IMEI, a000002c9060f7,"
        + " d64db6590359b386397db4d8a61dbc8fbd586b8a0b822ee6bc19316402d583b4",
    "tencent-tags, HASH_MOBILE_PHONE, 13800138000, " + MD5_OF_PHONE,
    "ocean-engine, MOBILE_HASH_SHA256, 13800138000, " + SHA256_OF_PHONE,
    "qianchuan, PHONE_MD5, 13800138000, " + MD5_OF_PHONE,
    "qianchuan, PHONE_SHA256, +86 138 0013 8000, " + SHA256_OF_PHONE,
    "tiktok, Phone_SHA256, +37493828222,"
        + " 65b7e6dcf6f4310f8d7cbfbd78289a753062fb054d6664fb9aaac5df66a422d4",
    "tiktok, Email_SHA256, JaneDoe+news@Gmail.com,"
        + " d6117306485ed0e50afab3ac871e98f81699151f30281527d63ff5f233656c69",
    "meta, email, ' JaneDoe@Gmail.com ',"
        + " d6117306485ed0e50afab3ac871e98f81699151f30281527d63ff5f233656c69",
    "google, Email, JANEDOE@gmail.com,"
        + " d6117306485ed0e50afab3ac871e98f81699151f30281527d63ff5f233656c69",
    "x, handle, @AdsAPI, 49e0be2aeccfb51a8dee4c945c8a70a9ac500cf6f5cb08112575f74db9b1470d",
  })
  void aDocumentedVectorComesOutAsDocumented(
      String dialect, String type, String identifier, String written) {
    assertThat(id(dialect, type).written(identifier, "CN")).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "tencent, IDFA, ff1999cd-7177-4937-a474-74937a102630, FF1999CD-7177-4937-A474-74937A102630",
    "ocean-engine, IDFA, FF1999CD-7177-4937-A474-74937A102630,"
        + " ff1999cd-7177-4937-a474-74937a102630",
    "meta, madid, FF1999CD-7177-4937-A474-74937A102630, ff1999cd-7177-4937-a474-74937a102630",
    "tiktok, MAID, FF1999CD-7177-4937-A474-74937A102630, ff1999cd-7177-4937-a474-74937a102630",
    "tencent, OAID, AbC-9, AbC-9",
    "tencent, WX_UNIONID, oUaB_-9, oUaB_-9",
    "weibo, UID, 5000012345, 5000012345",
  })
  void whatIsNotHashedIsInTheCaseThatThePlatformWants(
      String dialect, String type, String identifier, String written) {
    assertThat(id(dialect, type).written(identifier, "CN")).isEqualTo(written);
  }

  @Test
  void onePhoneIsThreeHashesAtThreePlatforms() {
    String digits = id("meta", "phone").written("13800138000", "CN");
    String plus = id("google", "Phone").written("13800138000", "CN");

    assertThat(digits).isEqualTo(id("tiktok", "Phone_SHA256").written("+8613800138000", "US"));
    assertThat(List.of(digits, plus, SHA256_OF_PHONE)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13800138000",
        " 13800138000 ",
        "+8613800138000",
        "008613800138000",
        "8613800138000",
        "138-0013-8000",
        "138 0013 8000",
        "(138) 0013.8000",
        "１３８００１３８０００",
        "＋８６１３８００１３８０００",
        "\u200b138\u200e00138000"
      })
  void aPhoneIsTheSameHoweverItIsTyped(String typed) {
    assertThat(id("tencent", "HASH_MOBILE_PHONE").written(typed, "CN")).isEqualTo(MD5_OF_PHONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"16200138000", "17100138000", "19900138000", "14700138000"})
  void youngerRangesThatOldPatternsRefuseAreTaken(String phone) {
    assertThat(id("ocean-engine", "MOBILE_HASH_SHA256").written(phone, "CN")).hasSize(64);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.38E10",
        "138001380001",
        "1380013800",
        "138转123",
        "13800138000 ext 5",
        "13800138000x5",
        "12800138000",
        "+14155552671",
        "call me",
        "+",
        "",
        " "
      })
  void whatIsNoChineseMobileNumberIsLeftOut(String typed) {
    assertThat(id("tencent", "HASH_MOBILE_PHONE").written(typed, "CN")).isNull();
  }

  @Test
  void aForeignNumberKeepsItsCountryCode() {
    assertThat(id("google", "Phone").written("(415) 555-2671", "US"))
        .isEqualTo(id("google", "Phone").written("+1 415 555 2671", "CN"))
        .isNotNull();
    assertThat(id("meta", "phone").written("020 7946 0958", "GB"))
        .isEqualTo(id("meta", "phone").written("+442079460958", "CN"));
  }

  @Test
  void noIdTypeHashesAHashAgainAndEachTakesOnlyItsOwnLength() {
    SplittableRandom draw = new SplittableRandom(5);
    for (String dialect : Dialects.names()) {
      for (IdType type : Dialects.named(dialect).orElseThrow().ids()) {
        if (type.hashing() == Hashing.NONE || type.hashing() == Hashing.KEYED) {
          continue;
        }
        String md5 = digest(draw, 32);
        String sha256 = digest(draw, 64);
        boolean takesMd5 = type.hashing() == Hashing.MD5;
        assertThat(type.written(md5.toUpperCase(Locale.ROOT), "CN"))
            .as(dialect + " " + type.name())
            .isEqualTo(takesMd5 ? md5 : null);
        assertThat(type.written(sha256, "CN")).isEqualTo(takesMd5 ? null : sha256);
        assertThat(type.written(type.written(sample(type), "CN"), "CN"))
            .isEqualTo(type.written(sample(type), "CN"))
            .isNotNull();
      }
    }
  }

  @Test
  void nobodysIdentifiersNameNobody() {
    assertThat(id("tencent", "HASH_IDFA").written("00000000-0000-0000-0000-000000000000", "CN"))
        .isNull();
    assertThat(id("tencent", "HASH_IDFA").written("FF1999CD71774937A474", "CN")).isNull();
    assertThat(id("weibo", "UID").written("5000\n6000", "CN")).isNull();
    assertThat(id("tencent", "WX_UNIONID").written("a,b", "CN")).isNull();
    assertThat(id("x", "email").written("ann.example.org", "CN")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "meta, ct, ' San Francisco ', US, sanfrancisco, SHA256",
    "meta, st, California, US, california, SHA256",
    "meta, zip, 94043-1351, US, 94043, SHA256",
    "meta, zip, M1 1AE, GB, m11, SHA256",
    "meta, country, CN, CN, cn, SHA256",
    "meta, fn, Mary-Ann, US, maryann, SHA256",
    "meta, fn, 王芳, CN, 王芳, SHA256",
    "meta, gen, Female, US, f, SHA256",
    "meta, doby, 1988, US, 1988, SHA256",
    "meta, value, 12.50, US, 12.50, NONE",
    "google, First Name, ' Mary-Ann ', US, mary-ann, SHA256",
    "google, Country, us, US, US, NONE",
    "google, Zip, 94043, US, 94043, NONE",
  })
  void aFieldFollowsItsPlatformsRule(
      String dialect, String field, String value, String region, String formed, Hashing hashing) {
    String written =
        Dialects.named(dialect).orElseThrow().field(field).orElseThrow().written(value, region);

    assertThat(written).isEqualTo(hashing == Hashing.NONE ? formed : sha256(formed));
  }

  @Test
  void anAmountBelowZeroAndAnUnknownGenderLeaveTheirCellsEmpty() {
    assertThat(
            Dialects.named("meta").orElseThrow().field("value").orElseThrow().written("-1", "US"))
        .isNull();
    assertThat(Dialects.named("meta").orElseThrow().field("gen").orElseThrow().written("x", "US"))
        .isNull();
    assertThat(Dialects.named("meta").orElseThrow().field("fn").orElseThrow().written("!", "US"))
        .isNull();
  }

  @Test
  void onlyTheGenericDialectsKeepTheKeyedHash() {
    for (String name : Dialects.names()) {
      boolean generic = List.of("csv", "json", "parquet").contains(name);
      assertThat(Dialects.named(name).orElseThrow().ids())
          .as(name)
          .allMatch(id -> (id.hashing() == Hashing.KEYED) == (generic && isContact(id)));
    }
  }

  private static boolean isContact(IdType id) {
    return !id.name().equals("person_id") && !id.name().equals("member");
  }

  private static IdType id(String dialect, String type) {
    return Dialects.named(dialect).orElseThrow().id(type).orElseThrow();
  }

  private static String sample(IdType type) {
    Map<String, String> samples =
        new HashMap<>(
            Map.of(
                "phone", "13800138000",
                "email", "ann@example.org",
                "idfa", "FF1999CD-7177-4937-A474-74937A102630",
                "gaid", "ff1999cd-7177-4937-a474-74937a102630",
                "imei", "a000002c9060f7",
                "oaid", "aB-9",
                "mac", "02:00:00:00:00:00",
                "x_handle", "adsapi",
                "x_uid", "12345"));
    return samples.get(type.kinds().get(0));
  }

  private static String digest(SplittableRandom draw, int digits) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < digits; at++) {
      text.append("0123456789abcdef".charAt(draw.nextInt(16)));
    }
    return text.toString();
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException(cause);
    }
  }
}
