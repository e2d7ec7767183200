package org.kith.jobs.portal;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.kith.jobs.portal.page.MessagePage;
import org.kith.jobs.portal.shelf.Checksum;
import org.kith.jobs.portal.shelf.ExportFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out files: a form asks for a token, the token fetches the file once. The file is checked
 * against its manifest and the download written into the audit before its first byte is sent.
 */
final class FileDesk {

  /** What the audit calls it. */
  static final String DOWNLOAD = "download";

  /** How the audit says that bytes were sent. */
  static final String DONE = "done";

  private static final Logger LOG = LoggerFactory.getLogger(FileDesk.class);
  private static final int AT_ONCE = 3;

  private final House house;
  private final Map<String, Semaphore> busy = new ConcurrentHashMap<>();

  FileDesk(House house) {
    this.house = house;
  }

  void ask(Visit visit) {
    Context context = visit.context();
    Optional<ExportFile> file = visit.brand().file(context.pathParam("file"));
    if (file.isEmpty()) {
      deny(visit, "", "denied: no such file");
      return;
    }
    ExportFile found = file.get();
    String token = house.tokens.issue(visit.account().name(), found.id(), found.entry().sha256());
    context.redirect(
        visit.view().at("files/" + found.id()) + "?token=" + token, HttpStatus.SEE_OTHER);
  }

  void send(Visit visit) throws IOException {
    Context context = visit.context();
    String user = visit.account().name();
    Optional<ExportFile> file = visit.brand().file(context.pathParam("file"));
    if (file.isEmpty()) {
      deny(visit, "", "denied: no such file");
      return;
    }
    ExportFile found = file.get();
    if (!house.tokens.redeem(
        context.queryParam("token"), user, found.id(), found.entry().sha256())) {
      deny(visit, found.object(), "denied: token");
      return;
    }
    Semaphore mine = busy.computeIfAbsent(user, name -> new Semaphore(AT_ONCE));
    if (!house.downloads.take(user) || !mine.tryAcquire()) {
      context.status(HttpStatus.TOO_MANY_REQUESTS).html(MessagePage.tooOften(visit.tongue()));
      return;
    }
    try {
      checked(visit, found);
    } finally {
      mine.release();
    }
  }

  private void checked(Visit visit, ExportFile file) throws IOException {
    Optional<Path> place = house.shelfOf(visit.brand()).place(file);
    if (place.isEmpty()) {
      refuse(visit, file, "failed: not on the shelf");
      return;
    }
    try (FileChannel open = FileChannel.open(place.get())) {
      long bytes = open.size();
      if (!Checksum.of(open).equals(file.entry().sha256())) {
        refuse(visit, file, "failed: checksum");
        return;
      }
      try {
        house.audit.write(visit.account().name(), DOWNLOAD, file.object(), DONE, visit.address());
      } catch (UncheckedIOException unwritable) {
        LOG.error("no download without an audit line", unwritable);
        visit
            .context()
            .status(HttpStatus.SERVICE_UNAVAILABLE)
            .html(MessagePage.failed(visit.tongue()));
        return;
      }
      Context context = visit.context();
      context.contentType("application/octet-stream");
      context.header("Content-Disposition", disposition(file));
      context.header("Accept-Ranges", "none");
      context.header("X-Checksum-SHA256", file.entry().sha256());
      context.res().setContentLengthLong(bytes);
      Checksum.send(open, context.res().getOutputStream(), house.clock);
    }
  }

  private void refuse(Visit visit, ExportFile file, String outcome) {
    LOG.error("ALARM: {} cannot be handed out: {}", file.object(), outcome);
    house.audit.write(visit.account().name(), DOWNLOAD, file.object(), outcome, visit.address());
    visit
        .context()
        .status(HttpStatus.CONFLICT)
        .html(
            MessagePage.of(
                visit.tongue(),
                visit.tongue().say("This file is not as it was written", "此文件与发布时不一致"),
                visit
                    .tongue()
                    .say(
                        "It was not sent. Your data team has been told; do not use a copy.",
                        "文件未发送，已通知数据团队；请勿使用任何副本。"),
                "/"));
  }

  private void deny(Visit visit, String object, String outcome) {
    house.audit.write(visit.account().name(), DOWNLOAD, object, outcome, visit.address());
    Guard.notFound(visit.context());
  }

  /** A name that says what is in it; RFC 6266, everything but plain letters percent-encoded. */
  private static String disposition(ExportFile file) {
    String name =
        String.join("_", file.segment(), file.destination(), file.release())
            + "_"
            + file.entry().name();
    String plain = name.replaceAll("[^A-Za-z0-9._-]", "-");
    String encoded =
        java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8)
            .replace("+", "%20")
            .replace("*", "%2A");
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
  }
}
