-- The statistic, preference and social tags over orders and social events, as one writes them for
-- DuckDB. Each fact table is read once; a single-valued tag is a column of one aggregation, a
-- multi-valued one a grouping by person and value.
CREATE TEMP MACRO local_time(utc) AS timezone('${zone}', timezone('UTC', utc));
CREATE TEMP MACRO share(part, whole) AS part / nullif(whole, 0);

CREATE TEMP TABLE bought AS
SELECT
  o.person_id, order_id, item_id, kind, quantity, spend, discount, channel, store_id, coupon_id,
  i.brand, i.department, i.category, i.price_tier, i.rebuy,
  CAST(local_time(occurred_at) AS DATE) AS day,
  hour(local_time(occurred_at)) AS hour,
  DATE '${day}' - day AS age_days,
  CAST(coalesce(spend, quantity) AS DOUBLE) AS worth,
  worth * coalesce(pow(2.0, -age_days / 180.0), 1.0) AS lately
FROM read_parquet('${orders}/*.parquet') o
LEFT JOIN read_parquet('${items}/*.parquet') i USING (item_id)
WHERE known_at < TIMESTAMP '${known_before}'
  AND (occurred_at IS NULL OR occurred_at < TIMESTAMP '${until}');

CREATE TEMP TABLE acted AS
SELECT
  person_id, kind, topic,
  DATE '${day}' - CAST(local_time(occurred_at) AS DATE) AS age_days
FROM read_parquet('${social_events}/*.parquet')
WHERE known_at < TIMESTAMP '${known_before}'
  AND (occurred_at IS NULL OR occurred_at < TIMESTAMP '${until}');

CREATE TEMP TABLE of_orders AS
SELECT
  person_id,
  CAST(
    (2 * CAST(100 * sum(spend) FILTER (kind = 'sale') AS HUGEINT) + count(DISTINCT order_id) FILTER (kind = 'sale'))
      // nullif(2 * count(DISTINCT order_id) FILTER (kind = 'sale'), 0) AS DECIMAL(18, 2)) / 100 AS average_order_value,
  share(count(*) FILTER (kind = 'sale'), count(DISTINCT order_id) FILTER (kind = 'sale')) AS basket_breadth,
  count(DISTINCT category) FILTER (kind = 'sale') AS category_breadth,
  share(count(DISTINCT order_id) FILTER (kind = 'sale' AND coupon_id IS NOT NULL), count(DISTINCT order_id) FILTER (kind = 'sale')) AS coupon_order_share,
  share(sum(discount) FILTER (kind = 'sale'), sum(spend) FILTER (kind = 'sale') + sum(discount) FILTER (kind = 'sale')) AS discount_share,
  count(DISTINCT order_id) FILTER (kind = 'sale' AND age_days < 365) AS frequency_365d,
  sum(spend) FILTER (kind IN ('sale', 'refund') AND age_days < 365) AS monetary_365d,
  sum(spend) FILTER (kind IN ('sale', 'refund')) AS monetary_total,
  share(
    -sum(CASE WHEN kind = 'refund' THEN spend ELSE 0 END) FILTER (kind IN ('sale', 'refund') AND age_days < 365),
    sum(CASE WHEN kind = 'sale' THEN spend ELSE 0 END) FILTER (kind IN ('sale', 'refund') AND age_days < 365)) AS net_refund_share,
  share(CAST(max(day) FILTER (kind = 'sale') - min(day) FILTER (kind = 'sale') AS DOUBLE), count(DISTINCT day) FILTER (kind = 'sale') - 1) AS order_interval_days,
  share(
    count(DISTINCT order_id) FILTER (kind = 'sale' AND age_days < 7) / 7.0,
    count(DISTINCT order_id) FILTER (kind = 'sale' AND age_days BETWEEN 7 AND 34) / 28.0) AS order_trend,
  count(DISTINCT order_id) FILTER (kind = 'sale') AS orders_total,
  share(sum(CASE WHEN discount > 0 THEN spend ELSE 0 END) FILTER (kind = 'sale'), sum(spend) FILTER (kind = 'sale')) AS price_sensitivity,
  min(age_days) FILTER (kind = 'sale' AND rebuy) AS rebuy_age_days,
  share(
    CAST(max(day) FILTER (kind = 'sale' AND rebuy) - min(day) FILTER (kind = 'sale' AND rebuy) AS DOUBLE),
    count(DISTINCT day) FILTER (kind = 'sale' AND rebuy) - 1) AS rebuy_interval_days,
  min(age_days) FILTER (kind = 'sale') AS recency_days,
  share(count(*) FILTER (kind = 'refund'), count(*) FILTER (kind = 'sale')) AS refund_rate,
  share(count(*) FILTER (kind = 'sale' AND store_id IS NOT NULL), count(*) FILTER (kind = 'sale')) AS store_share,
  count(DISTINCT (day, store_id)) FILTER (kind = 'sale' AND store_id IS NOT NULL AND age_days < 365) AS store_visits_365d,
  max(age_days) FILTER (kind = 'sale') AS tenure_days,
  share(count(*) FILTER (kind = 'sale' AND isodow(day) >= 6), count(*) FILTER (kind = 'sale')) AS weekend_share
FROM bought
GROUP BY person_id;

CREATE TEMP TABLE of_acts AS
SELECT
  person_id,
  share(avg(age_days), CAST(max(age_days) AS DOUBLE)) AS acts_age_share,
  count(*) AS acts_total,
  count(*) FILTER (kind = 'comment' AND age_days < 90) AS comments_90d,
  sum(CASE kind WHEN 'post' THEN 5 WHEN 'repost' THEN 4 WHEN 'comment' THEN 3 WHEN 'follow' THEN 2 ELSE 1 END) FILTER (age_days < 90) AS engagement_score,
  count(*) FILTER (kind = 'like' AND age_days < 90) AS likes_90d,
  count(*) FILTER (kind = 'post' AND age_days < 90) AS posts_90d,
  count(*) FILTER (kind = 'repost' AND age_days < 90) AS reposts_90d,
  min(age_days) AS social_recency_days
FROM acted
GROUP BY person_id;

CREATE TEMP TABLE festivals AS
SELECT
  day,
  CASE
    WHEN len(list_filter([DATE '2015-02-19', DATE '2016-02-08', DATE '2017-01-28', DATE '2018-02-16',
      DATE '2019-02-05', DATE '2020-01-25', DATE '2021-02-12', DATE '2022-02-01', DATE '2023-01-22',
      DATE '2024-02-10', DATE '2025-01-29', DATE '2026-02-17', DATE '2027-02-06', DATE '2028-01-26',
      DATE '2029-02-13', DATE '2030-02-03'], lambda d: d - day BETWEEN 0 AND 20)) > 0 THEN 'spring_festival'
    WHEN len(list_filter([DATE '2015-09-27', DATE '2016-09-15', DATE '2017-10-04', DATE '2018-09-24',
      DATE '2019-09-13', DATE '2020-10-01', DATE '2021-09-21', DATE '2022-09-10', DATE '2023-09-29',
      DATE '2024-09-17', DATE '2025-10-06', DATE '2026-09-25', DATE '2027-09-15', DATE '2028-10-03',
      DATE '2029-09-22', DATE '2030-09-12'], lambda d: d - day BETWEEN 0 AND 14)) > 0 THEN 'mid_autumn'
    WHEN len(list_filter([DATE '2015-08-20', DATE '2016-08-09', DATE '2017-08-28', DATE '2018-08-17',
      DATE '2019-08-07', DATE '2020-08-25', DATE '2021-08-14', DATE '2022-08-04', DATE '2023-08-22',
      DATE '2024-08-10', DATE '2025-08-29', DATE '2026-08-19', DATE '2027-08-08', DATE '2028-08-26',
      DATE '2029-08-16', DATE '2030-08-05'], lambda d: d - day BETWEEN 0 AND 7)) > 0 THEN 'qixi'
    WHEN month(day) = 6 AND day(day) BETWEEN 1 AND 20 THEN '618'
    WHEN month(day) = 11 AND day(day) BETWEEN 1 AND 12 THEN 'singles_day'
    WHEN month(day) = 12 AND day(day) BETWEEN 11 AND 25 THEN 'christmas'
    WHEN month(day) = 2 AND day(day) BETWEEN 8 AND 14 THEN 'valentine'
    WHEN month(day) = 3 AND day(day) BETWEEN 1 AND 8 THEN 'womens_day'
  END AS festival
FROM (SELECT DISTINCT day FROM bought);

CREATE TEMP TABLE weights AS
SELECT 'brand_affinity' AS tag, 20 AS top, 730 AS lapse, person_id, brand AS value, sum(lately) AS weight, max(day) AS last
FROM bought WHERE kind IN ('sale', 'refund') AND brand IS NOT NULL GROUP BY ALL
UNION ALL
SELECT 'category_affinity', 20, 730, person_id, category, sum(lately), max(day)
FROM bought WHERE kind IN ('sale', 'refund') AND category IS NOT NULL GROUP BY ALL
UNION ALL
SELECT 'department_affinity', 20, 730, person_id, department, sum(lately), max(day)
FROM bought WHERE kind IN ('sale', 'refund') AND department IS NOT NULL GROUP BY ALL
UNION ALL
SELECT 'price_tier_affinity', 20, 730, person_id, price_tier, sum(lately), max(day)
FROM bought WHERE kind IN ('sale', 'refund') AND price_tier IS NOT NULL GROUP BY ALL
UNION ALL
SELECT 'favourite_items', 50, 730, person_id, item_id, sum(lately), max(day)
FROM bought WHERE kind IN ('sale', 'refund') AND item_id IS NOT NULL GROUP BY ALL
UNION ALL
SELECT 'channel_preference', 20, 730, person_id, channel, count(*), max(day)
FROM bought WHERE kind = 'sale' AND channel IS NOT NULL GROUP BY ALL
UNION ALL
SELECT 'store_preference', 20, 730, person_id, store_id, count(*), max(day)
FROM bought WHERE kind = 'sale' AND store_id IS NOT NULL GROUP BY ALL
UNION ALL
SELECT 'favourite_day', 7, NULL, person_id, ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][isodow(day)], count(*), NULL
FROM bought WHERE kind = 'sale' AND day IS NOT NULL GROUP BY ALL
UNION ALL
SELECT 'favourite_hour', 24, NULL, person_id, lpad(CAST(hour AS VARCHAR), 2, '0'), count(*), NULL
FROM bought WHERE kind = 'sale' AND hour IS NOT NULL GROUP BY ALL
UNION ALL
SELECT 'festival_affinity', 8, NULL, person_id, festival, sum(worth), NULL
FROM bought JOIN festivals USING (day) WHERE kind = 'sale' AND festival IS NOT NULL GROUP BY ALL
UNION ALL
SELECT 'interest_topics', 20, NULL, person_id, topic, sum(coalesce(pow(2.0, -age_days / 180.0), 1.0)), NULL
FROM acted WHERE topic IS NOT NULL GROUP BY ALL;

CREATE TEMP TABLE standing AS
SELECT tag, top, person_id, value, weight
FROM weights
WHERE weight > 0 AND (lapse IS NULL OR last IS NULL OR last + lapse >= DATE '${day}');

CREATE TEMP TABLE base_rates AS
SELECT tag, value, sum(weight) / sum(sum(weight)) OVER (PARTITION BY tag) AS base
FROM standing
WHERE tag IN ('brand_affinity', 'category_affinity', 'price_tier_affinity')
GROUP BY tag, value;

CREATE TEMP TABLE shares AS
SELECT
  tag, person_id,
  sum(weight) AS total,
  list({'value': value, 'weight': weight} ORDER BY weight DESC, value)[1:any_value(top)] AS best
FROM standing
GROUP BY tag, person_id
UNION ALL
SELECT
  replace(tag, '_affinity', '_lift'), person_id,
  sum(weight),
  list({'value': value, 'weight': weight / base} ORDER BY round(weight / base, 9) DESC, value)[1:any_value(top)]
FROM standing JOIN base_rates USING (tag, value)
GROUP BY tag, person_id;

CREATE TEMP TABLE multi AS
SELECT
  person_id,
  any_value(best) FILTER (tag = 'brand_affinity') AS brand_affinity,
  any_value(best) FILTER (tag = 'brand_lift') AS brand_lift,
  any_value(best) FILTER (tag = 'category_affinity') AS category_affinity,
  any_value(best) FILTER (tag = 'category_lift') AS category_lift,
  any_value(best) FILTER (tag = 'department_affinity') AS department_affinity,
  any_value(best) FILTER (tag = 'price_tier_affinity') AS price_tier_affinity,
  any_value(best) FILTER (tag = 'price_tier_lift') AS price_tier_lift,
  any_value(best) FILTER (tag = 'favourite_items') AS favourite_items,
  any_value(best) FILTER (tag = 'channel_preference') AS channel_preference,
  any_value(best) FILTER (tag = 'store_preference') AS store_preference,
  any_value(best) FILTER (tag = 'favourite_day') AS favourite_day,
  any_value(best) FILTER (tag = 'favourite_hour') AS favourite_hour,
  any_value(best) FILTER (tag = 'festival_affinity') AS festival_affinity,
  any_value(best) FILTER (tag = 'interest_topics') AS interest_topics
FROM (
  SELECT tag, person_id, list_transform(best, lambda e: {'key': e.value, 'value': e.weight / total}) AS best
  FROM shares)
GROUP BY person_id;

COPY (
  SELECT
    p.person_id,
    o.* EXCLUDE (person_id) REPLACE (
      coalesce(category_breadth, 0) AS category_breadth,
      coalesce(frequency_365d, 0) AS frequency_365d,
      coalesce(orders_total, 0) AS orders_total,
      coalesce(store_visits_365d, 0) AS store_visits_365d),
    a.* EXCLUDE (person_id) REPLACE (
      coalesce(acts_total, 0) AS acts_total,
      coalesce(comments_90d, 0) AS comments_90d,
      coalesce(likes_90d, 0) AS likes_90d,
      coalesce(posts_90d, 0) AS posts_90d,
      coalesce(reposts_90d, 0) AS reposts_90d),
    map_from_entries(brand_affinity) AS brand_affinity, brand_affinity[1].key AS brand_affinity_top,
    map_from_entries(brand_lift) AS brand_lift, brand_lift[1].key AS brand_lift_top,
    map_from_entries(category_affinity) AS category_affinity, category_affinity[1].key AS category_affinity_top,
    map_from_entries(category_lift) AS category_lift, category_lift[1].key AS category_lift_top,
    map_from_entries(department_affinity) AS department_affinity, department_affinity[1].key AS department_affinity_top,
    map_from_entries(price_tier_affinity) AS price_tier_affinity, price_tier_affinity[1].key AS price_tier_affinity_top,
    map_from_entries(price_tier_lift) AS price_tier_lift, price_tier_lift[1].key AS price_tier_lift_top,
    map_from_entries(favourite_items) AS favourite_items, favourite_items[1].key AS favourite_items_top,
    map_from_entries(channel_preference) AS channel_preference, channel_preference[1].key AS channel_preference_top,
    map_from_entries(store_preference) AS store_preference, store_preference[1].key AS store_preference_top,
    map_from_entries(favourite_day) AS favourite_day, favourite_day[1].key AS favourite_day_top,
    map_from_entries(favourite_hour) AS favourite_hour, favourite_hour[1].key AS favourite_hour_top,
    map_from_entries(festival_affinity) AS festival_affinity, festival_affinity[1].key AS festival_affinity_top,
    map_from_entries(interest_topics) AS interest_topics, interest_topics[1].key AS interest_topics_top
  FROM read_parquet('${persons}/*.parquet') p
  LEFT JOIN of_orders o USING (person_id)
  LEFT JOIN of_acts a USING (person_id)
  LEFT JOIN multi m USING (person_id)
) TO '${out}' (FORMAT parquet);
