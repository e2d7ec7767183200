package org.kith.jobs.portal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kith.jobs.portal.shelf.ExportFile;
import org.kith.jobs.report.page.Piece;

/** All files of the night, by platform. */
public final class FilesPage {

  private FilesPage() {}

  /** The page. */
  public static String of(View view, Downloads downloads) {
    Map<String, List<ExportFile>> byPlace =
        view.brand().files().stream()
            .collect(
                Collectors.groupingBy(ExportFile::destination, TreeMap::new, Collectors.toList()));
    List<Piece> parts = new ArrayList<>();
    parts.add(
        Layout.title(
            null,
            view.say("Files", "文件"),
            view.say(
                "Ready to upload. Every download is written down with your name.",
                "可直接上传。每次下载都会记录您的姓名。")));
    if (byPlace.isEmpty()) {
      parts.add(FilesTable.of(view, List.of(), downloads, true));
    }
    byPlace.forEach((place, files) -> parts.add(section(view, place, files, downloads)));
    return Layout.page(view, view.say("Files", "文件"), "files", html -> parts.forEach(html::add));
  }

  private static Piece section(
      View view, String place, List<ExportFile> files, Downloads downloads) {
    String id = files.get(0).manifest().idKind();
    String hashing = files.get(0).manifest().hashing();
    String lead =
        id == null
            ? null
            : view.say("People go by ", "以 ")
                + id
                + view.say("", " 识别")
                + (hashing == null || hashing.equals("none")
                    ? view.say(", not hashed.", "，未做哈希。")
                    : view.say(", hashed: ", "，哈希方式：") + hashing + view.say(".", "。"));
    return Layout.section(
        "to-" + files.get(0).id().substring(0, 6),
        place,
        lead,
        List.of(FilesTable.of(view, files, downloads, true)));
  }
}
