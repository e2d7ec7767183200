package org.kith.jobs.world.goods;

import java.util.ArrayList;
import java.util.List;

/** The brand's category tree: department, category, subcategory, in both languages. */
final class CategoryTree {

  /**
   * A leaf of the tree.
   *
   * @param rebuy whether people buy the same thing again
   * @param price a usual price in the brand's currency
   */
  record Leaf(
      String department,
      String category,
      String categoryZh,
      String en,
      String zh,
      boolean rebuy,
      int price) {}

  /**
   * Department; then for each category its name, whether it is rebought, a price and its leaves.
   */
  private static final String[][] TREE = {
    {
      "Skincare",
      "Cleansing/洁面;y;79;Foam cleanser/洁面泡沫,Cleansing oil/卸妆油,Clay soap/洁面皂",
      "Moisture/保湿;y;159;Day cream/日霜,Night cream/晚霜,Hyaluronic serum/玻尿酸精华",
      "Masks/面膜;y;99;Sheet mask/贴片面膜,Mud mask/泥膜,Sleeping mask/睡眠面膜",
      "Beauty devices/美容仪;n;899;Facial steamer/蒸脸仪,Cleansing brush/洁面仪,LED mask/光疗面罩"
    },
    {
      "Food & tea",
      "Tea/茶叶;y;128;Green tea/绿茶,Oolong/乌龙茶,Pu'er/普洱茶",
      "Coffee/咖啡;y;88;Drip bags/挂耳咖啡,Beans/咖啡豆,Cold brew/冷萃咖啡",
      "Snacks/零食;y;39;Nut mix/混合坚果,Dried mango/芒果干,Rice crackers/米饼",
      "Health food/滋补;y;219;Honey/蜂蜜,Goji berries/枸杞,Oat milk powder/燕麦粉"
    },
    {
      "Home",
      "Laundry/洗护;y;49;Detergent/洗衣液,Softener/柔顺剂,Stain pen/去渍笔",
      "Bedding/床品;n;399;Quilt cover/被套,Silk pillow/真丝枕,Blanket/毛毯",
      "Kitchen/厨具;n;259;Cast-iron pot/铸铁锅,Chef knife/厨刀,Tea set/茶具",
      "Scent/香氛;y;139;Candle/香薰蜡烛,Diffuser oil/扩香精油,Incense/线香"
    },
    {
      "Apparel",
      "Sportswear/运动服;n;299;Running jacket/跑步外套,Yoga pants/瑜伽裤,Tennis skirt/网球裙",
      "Shoes/鞋;n;459;Trail shoes/越野跑鞋,Canvas shoes/帆布鞋,Slippers/拖鞋",
      "Bags/包;n;359;Tote/托特包,Backpack/双肩包,Belt bag/腰包",
      "Socks & basics/袜子内衣;y;59;Crew socks/中筒袜,T-shirt/T恤,Boxers/内裤"
    },
    {
      "Electronics",
      "Audio/音频;n;599;Earbuds/无线耳机,Speaker/音箱,Headphones/头戴耳机",
      "Smart home/智能家居;n;329;Bulb/智能灯泡,Robot vacuum/扫地机器人,Camera/摄像头",
      "Wearables/穿戴;n;799;Watch/智能手表,Fitness band/手环,Sleep ring/睡眠戒指",
      "Consumables/耗材;y;45;Filter/滤芯,Brush head/替换刷头,Battery/电池"
    }
  };

  private CategoryTree() {}

  /** All leaves, in the tree's order. */
  static List<Leaf> leaves() {
    List<Leaf> leaves = new ArrayList<>();
    for (String[] department : TREE) {
      for (int i = 1; i < department.length; i++) {
        String[] category = department[i].split(";", -1);
        String[] names = category[0].split("/", -1);
        for (String leaf : category[3].split(",", -1)) {
          String[] words = leaf.split("/", -1);
          leaves.add(
              new Leaf(
                  department[0],
                  names[0],
                  names[1],
                  words[0],
                  words[1],
                  category[1].equals("y"),
                  Integer.parseInt(category[2])));
        }
      }
    }
    return leaves;
  }
}
