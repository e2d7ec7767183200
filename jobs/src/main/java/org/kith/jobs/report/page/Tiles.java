package org.kith.jobs.report.page;

import java.util.ArrayList;
import java.util.List;

/** The figures that one looks at first, large, each with what it was before. */
public final class Tiles implements Piece {

  private final List<Tile> tiles = new ArrayList<>();

  private record Tile(Piece label, String figure, String change, Piece line) {}

  /**
   * Adds a figure.
   *
   * @param change how it differs from before; null where there is no before
   * @param line how it went
   */
  public Tiles tile(Piece label, String figure, String change, Piece line) {
    tiles.add(new Tile(label, figure, change, line));
    return this;
  }

  @Override
  public void writeTo(Html html) {
    html.open("dl", "class", "tiles");
    for (Tile tile : tiles) {
      html.open("div").open("dt").add(tile.label()).close();
      html.leaf("dd", tile.figure(), "class", "figure");
      if (tile.change() != null) {
        html.leaf("dd", tile.change(), "class", "change");
      }
      html.open("dd", "class", "line").add(tile.line()).close().close();
    }
    html.close();
  }
}
