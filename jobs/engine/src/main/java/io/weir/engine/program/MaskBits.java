package io.weir.engine.program;

/** Hands out the positions of steps in the mask a kept event carries. */
final class MaskBits {
  private int next;

  int take() {
    return next++;
  }

  int count() {
    return next;
  }
}
