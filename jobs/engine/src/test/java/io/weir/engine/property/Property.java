package io.weir.engine.property;

import java.util.List;
import java.util.Random;

/**
 * Something that holds for every case.
 *
 * @param <C> a case; its text must say everything needed to see what is wrong
 */
public interface Property<C> {

  /** A case; the same for the same seed. */
  C generate(Random random);

  /** The case with something left out, once for each thing that can be left out. */
  List<C> smaller(C wrong);

  /** Throws where the property does not hold; counts what proves that the case says something. */
  void check(C one, Seen seen);
}
