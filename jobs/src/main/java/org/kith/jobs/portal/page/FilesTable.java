package org.kith.jobs.portal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kith.jobs.destination.dialect.Operation;
import org.kith.jobs.portal.page.Downloads.Download;
import org.kith.jobs.portal.shelf.ExportFile;
import org.kith.jobs.report.page.Html;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.page.Table;
import org.kith.jobs.report.words.Numbers;

/** Files with what one wants to know before uploading them, and the button that takes them. */
final class FilesTable {

  private static final int NAMES = 3;
  private static final int HASH_SHOWN = 12;

  private FilesTable() {}

  static Piece of(View view, List<ExportFile> files, Downloads downloads, boolean withSegment) {
    if (files.isEmpty()) {
      return Layout.empty(
          view.say("There is no file to download.", "没有可下载的文件。"),
          view.say(
              "A platform gets a file when enough of the people agreed and can be reached.",
              "当同意且可触达的人数足够时，才会生成该平台的文件。"));
    }
    List<String> columns = new ArrayList<>();
    columns.add(withSegment ? view.say("Segment", "人群") : view.say("File", "文件"));
    columns.add(withSegment ? view.say("File", "文件") : view.say("For", "平台"));
    columns.addAll(
        List.of(
            view.say("Rows", "行数"),
            view.say("Size", "大小"),
            view.say("Deleted on", "删除日期"),
            view.say("Downloaded by", "已下载"),
            ""));
    Table table =
        new Table(
            view.say(
                "Compare the checksum after the upload tool has it: SHA-256.",
                "上传前可核对校验和（SHA-256）。"),
            2,
            columns);
    files.forEach(file -> table.row(cells(view, file, downloads, withSegment)));
    return table;
  }

  private static List<Piece> cells(
      View view, ExportFile file, Downloads downloads, boolean withSegment) {
    Piece name = html -> name(html, view, file);
    Piece first = withSegment ? segment(view, file) : name;
    Piece second = withSegment ? name : Piece.text(file.destination());
    return List.of(
        first,
        second,
        Piece.text(Numbers.people(file.entry().rows())),
        Piece.text(size(file.entry().bytes())),
        Piece.text(file.manifest().deleteOn() == null ? Numbers.NONE : file.manifest().deleteOn()),
        taken(view, downloads.of(file)),
        html -> button(html, view, file));
  }

  private static Piece segment(View view, ExportFile file) {
    String title =
        view.brand()
            .newest()
            .segment(file.segment())
            .map(segment -> view.say(segment.title().en(), segment.title().zh()))
            .orElse(file.segment());
    return html -> html.leaf("a", title, "href", view.at("segments/" + file.segment()));
  }

  private static void name(Html html, View view, ExportFile file) {
    html.text(contents(view, file));
    html.open("small").text(file.entry().name() + " · ");
    html.leaf(
        "code",
        file.entry().sha256().substring(0, HASH_SHOWN) + "…",
        "title",
        "SHA-256 " + file.entry().sha256());
    html.close();
  }

  private static String contents(View view, ExportFile file) {
    if (file.isRejects()) {
      return view.say("Left out, and why", "未入选名单及原因");
    }
    return switch (file.entry().operation()) {
      case WHOLE -> view.say("People to contact", "投放名单");
      case ADD -> view.say("Add to the audience", "新增名单");
      case REMOVE -> view.say("Take out of the audience", "移除名单");
    };
  }

  private static Piece taken(View view, List<Download> downloads) {
    List<Download> shown = downloads.stream().limit(NAMES).toList();
    return html -> {
      if (shown.isEmpty()) {
        html.leaf("small", view.say("nobody yet", "尚无"));
        return;
      }
      html.open("span", "class", "taken");
      shown.forEach(
          one -> {
            html.open("span").text(one.user() + " ").leaf("small", one.time()).close();
          });
      if (downloads.size() > shown.size()) {
        html.leaf("small", "+" + Numbers.count(downloads.size() - shown.size()));
      }
      html.close();
    };
  }

  private static void button(Html html, View view, ExportFile file) {
    html.open("form", "method", "post", "action", view.at("files/" + file.id()));
    Layout.token(html, view.formToken());
    html.leaf(
            "button",
            view.say("Download", "下载"),
            "class",
            isToContact(file) ? null : "plain",
            "aria-label",
            view.say("Download ", "下载 ")
                + file.segment()
                + " "
                + file.destination()
                + " "
                + file.entry().name())
        .close();
  }

  private static boolean isToContact(ExportFile file) {
    return file.entry().operation() == Operation.WHOLE || file.entry().operation() == Operation.ADD;
  }

  /** Bytes as people read them: {@code 812 B}, {@code 18.3 kB}, {@code 1.2 MB}. */
  static String size(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double size = bytes / 1000.0;
    String unit = "kB";
    for (String larger : List.of("MB", "GB", "TB")) {
      if (size >= 999.95) {
        size /= 1000;
        unit = larger;
      }
    }
    return String.format(Locale.ROOT, "%.1f %s", size, unit);
  }
}
