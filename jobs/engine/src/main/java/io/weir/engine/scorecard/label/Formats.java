package io.weir.engine.scorecard.label;

import java.io.IOException;

/** Versions of what pages are written in. */
final class Formats {

  private Formats() {}

  static void check(String what, int found, int known) throws IOException {
    if (found != known) {
      throw new IOException(what + " of format " + found + ", this release knows " + known);
    }
  }
}
