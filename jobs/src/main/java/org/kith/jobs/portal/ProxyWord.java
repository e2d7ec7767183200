package org.kith.jobs.portal;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;

/**
 * What a trusted proxy says of a request; a header from anywhere else is not looked at.
 *
 * @param trust who is a proxy
 */
record ProxyWord(ProxyTrust trust) {

  /**
   * Where a request comes from. Each proxy adds whom it hears to what it was told, in the same line
   * or in one more, so the last word alone is the proxy's own.
   */
  String addressOf(Context context) {
    String direct = context.req().getRemoteAddr();
    List<String> lines = lines(context, "X-Forwarded-For");
    if (lines.isEmpty()) {
      return direct;
    }
    String last = lines.get(lines.size() - 1);
    String heard = last.substring(last.lastIndexOf(',') + 1).strip();
    return heard.isEmpty() ? direct : heard;
  }

  /**
   * Who is logged in with the proxy: a name, blank for nobody, for each line that says so. Of more
   * than one nobody knows which is the proxy's.
   */
  List<String> names(Context context) {
    return trust.userHeader().stream()
        .flatMap(header -> lines(context, header).stream())
        .map(String::strip)
        .toList();
  }

  private List<String> lines(Context context, String header) {
    return trust.trusts(context.req().getRemoteAddr())
        ? Collections.list(context.req().getHeaders(header))
        : List.of();
  }
}
