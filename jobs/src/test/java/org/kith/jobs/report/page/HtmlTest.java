package org.kith.jobs.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void textAndValuesOfAttributesAreEscaped() {
    String html = new Html().leaf("b", "1 < 2 & \"x\"", "title", "'><").toString();

    assertThat(html).isEqualTo("<b title=\"&#39;&gt;&lt;\">1 &lt; 2 &amp; &quot;x&quot;</b>");
  }

  @Test
  void aNameThatIsNoNameIsRefused() {
    assertThatThrownBy(() -> new Html().leaf("b onload=x", "")).hasMessageContaining("no name");
    assertThatThrownBy(() -> new Html().empty("b", "a=\"", "x")).hasMessageContaining("no name");
  }

  @Test
  void anElementLeftOpenIsADefect() {
    Html html = new Html().open("p");

    assertThatThrownBy(html::toString).hasMessageContaining("[p]");
  }

  @Test
  void aStyleThatFetchesIsRefused() {
    assertThatThrownBy(() -> new Html().style("a{background:url(x)}"))
        .hasMessageContaining("fetch");
    assertThatThrownBy(() -> new Html().style("</style>")).hasMessageContaining("fetch");
  }

  @Test
  void chineseAndEmojiStayAsTheyAre() {
    assertThat(new Html().text("曙光茶 🍵").toString()).isEqualTo("曙光茶 🍵");
  }

  @RepeatedTest(50)
  void anyTextLeavesNoMarkup(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    StringBuilder text = new StringBuilder();
    random.ints(200, 0, 0x2100).forEach(text::appendCodePoint);
    text.append("<>&\"'");

    assertThat(new Html().text(text.toString()).toString()).doesNotContain("<", ">", "\"", "'");
  }
}
