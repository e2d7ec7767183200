package org.kith.jobs.world.base;

/** The cities where the brand's people live and its stores stand. */
public final class Places {

  private static final String[] CITIES = {
    "上海/上海/31.23/121.47", "北京/北京/39.90/116.41", "广州/广东/23.13/113.26",
    "深圳/广东/22.54/114.06", "杭州/浙江/30.27/120.15", "成都/四川/30.57/104.07",
    "南京/江苏/32.06/118.80", "武汉/湖北/30.59/114.30", "西安/陕西/34.34/108.94",
    "长沙/湖南/28.23/112.94", "苏州/江苏/31.30/120.58", "青岛/山东/36.07/120.38"
  };
  private static final double[] WEIGHTS = {12, 11, 8, 8, 6, 6, 5, 5, 4, 4, 4, 3};
  private static final int FIRST_TIER = 4;

  private Places() {}

  /** How many cities there are. */
  public static int count() {
    return CITIES.length;
  }

  /** A city, larger ones more often. */
  public static int drawn(Draw draw) {
    return draw.weighted(WEIGHTS);
  }

  /** Whether the city is one of the four largest. */
  public static boolean isFirstTier(int city) {
    return city < FIRST_TIER;
  }

  /** The city's name. */
  public static String city(int city) {
    return CITIES[city].split("/", -1)[0];
  }

  /** The city's province. */
  public static String region(int city) {
    return CITIES[city].split("/", -1)[1];
  }

  /** Degrees north. */
  public static String latitude(int city) {
    return CITIES[city].split("/", -1)[2];
  }

  /** Degrees east. */
  public static String longitude(int city) {
    return CITIES[city].split("/", -1)[3];
  }

  /** The store of a city; each city has two. */
  public static String store(int city, int nth) {
    return "S" + (101 + city * 2 + nth % 2);
  }
}
