package org.kith.jobs.world.life;

import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.goods.Item;

/** Chinese sentences: posts, comments, reviews and messages, put together from parts. */
public final class Words {

  private static final String[] SURNAMES = {
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙"
  };
  private static final String[] GIVEN = {
    "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "洋", "勇", "艳", "杰", "涛", "超", "秀英", "桂兰", "子涵", "欣怡",
    "浩然", "梓轩"
  };
  private static final String[] OPENINGS = {
    "今天入手了", "终于等到", "安利一下", "回购第三次的", "朋友送的", "打卡", "深夜种草", "周末用了", "开箱", "排队买到的"
  };
  private static final String[] GOOD = {
    "真的很好用，推荐", "性价比超高", "颜值在线，爱了", "质量不错，会回购", "包装精致，送礼合适", "家人都喜欢", "比想象中还好"
  };
  private static final String[] FAIR = {"中规中矩", "还可以吧", "一般般，看个人喜好", "价格有点小贵"};
  private static final String[] BAD = {"有点失望", "和描述不符", "物流太慢了", "用了两次就坏了", "不会再买", "客服态度差"};
  private static final String[] COMMENTS = {
    "求链接", "好看！", "我也想要", "哈哈哈", "已下单", "被种草了", "真的好用吗？", "不太行", "贵了点", "姐妹推荐的没错", "同款", "+1"
  };

  private Words() {}

  public static String name(Draw draw) {
    return draw.of(SURNAMES) + draw.of(GIVEN);
  }

  public static String nickname(Draw draw) {
    return draw.of("小", "阿", "大", "爱吃的", "在路上的", "早睡的")
        + draw.of(GIVEN)
        + draw.of("同学", "酱", "呀", "_", "在上海", "日记")
        + draw.below(1000);
  }

  public static String post(Item item, Draw draw) {
    String feeling =
        draw.chance(0.75) ? draw.of(GOOD) : draw.chance(0.5) ? draw.of(FAIR) : draw.of(BAD);
    String topic = draw.chance(0.5) ? " #" + item.categoryZh() + "#" : "";
    return draw.of(OPENINGS)
        + item.titleZh()
        + "，"
        + feeling
        + draw.of("！", "。", "～", "😊", "👍")
        + topic;
  }

  public static String comment(Draw draw) {
    return draw.of(COMMENTS);
  }

  public static String review(Item item, int stars, Draw draw) {
    String feeling = stars >= 4 ? draw.of(GOOD) : stars == 3 ? draw.of(FAIR) : draw.of(BAD);
    return item.subcategoryZh()
        + feeling
        + (draw.chance(0.3) ? "\n" + draw.of(OPENINGS) + "还有别的。" : "。");
  }

  public static String message(String reason, Draw draw) {
    return switch (reason) {
      case "complaint" -> draw.of("商品有问题，要投诉", "服务太差了，我要投诉", "收到的东西是坏的，很生气");
      case "late-delivery" -> draw.of("什么时候发货？", "快递三天没动了");
      case "how-to-use" -> draw.of("这个怎么用？", "说明书看不懂");
      case "return" -> draw.of("想退货", "七天无理由怎么操作");
      case "invoice" -> draw.of("请开发票", "发票抬头错了");
      default -> draw.of("发错颜色了", "少发了一件");
    };
  }
}
