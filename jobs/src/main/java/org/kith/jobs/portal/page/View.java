package org.kith.jobs.portal.page;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kith.jobs.portal.access.Verb;
import org.kith.jobs.portal.count.Brands;
import org.kith.jobs.portal.count.CrowdDocument;
import org.kith.jobs.portal.count.Sizes;
import org.kith.jobs.portal.shelf.Brand;

/**
 * What every page of one request is made with.
 *
 * @param tongue its language
 * @param user who looks
 * @param team the user's team
 * @param brand whose pages these are
 * @param brands all that the user may see, this one among them
 * @param verbs what the team may do with this brand
 * @param formToken what every form carries
 * @param here the address of the page, for coming back to it in the other language
 */
public record View(
    Tongue tongue,
    String user,
    String team,
    Brand brand,
    List<Brand> brands,
    Set<Verb> verbs,
    String formToken,
    String here) {

  /** The address of one of the brand's pages. */
  public String at(String page) {
    return "/b/" + brand.key() + "/" + page;
  }

  /** How sizes of groups are told: those who may not take files see no small ones. */
  Sizes sizes() {
    return verbs.contains(Verb.DOWNLOAD) ? Sizes.OF_INSIDERS : brand.partners();
  }

  /**
   * The segment whose figures are shown in place of another's, which overlaps it almost wholly;
   * empty where the segment's own may be seen.
   */
  Optional<CrowdDocument.Segment> standInFor(String segment) {
    return verbs.contains(Verb.DOWNLOAD)
        ? Optional.empty()
        : brand.crowd().flatMap(crowd -> crowd.alike().standInFor(segment));
  }

  /** The brands of the house that share the lake; fewer than two where it serves one alone. */
  List<String> house() {
    return brand.crowd().map(Brands::of).orElse(List.of());
  }

  String say(String en, String zh) {
    return tongue.say(en, zh);
  }
}
