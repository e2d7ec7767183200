package org.kith.jobs.portal;

import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import org.kith.jobs.portal.access.Account;
import org.kith.jobs.portal.access.Sessions.Session;
import org.kith.jobs.portal.access.Verb;
import org.kith.jobs.portal.page.Tongue;
import org.kith.jobs.portal.page.View;
import org.kith.jobs.portal.shelf.Brand;

/**
 * One request that its rule lets through, with what the rule has found out.
 *
 * @param context Javalin's
 * @param address where it comes from
 * @param tongue the language of the answer
 * @param session null where nobody is logged in
 * @param account null where nobody is logged in
 * @param brands what the account's team may see
 * @param brand the one in the address; null where the rule asks for none
 * @param verbs what the team may do with it
 */
record Visit(
    Context context,
    String address,
    Tongue tongue,
    Session session,
    Account account,
    List<Brand> brands,
    Brand brand,
    Set<Verb> verbs) {

  View view() {
    String query = context.queryString();
    return new View(
        tongue,
        account.name(),
        account.team(),
        brand,
        brands,
        verbs,
        session.formToken(),
        context.path() + (query == null ? "" : "?" + query));
  }

  void page(String html) {
    context.html(html);
  }
}
