package io.weir.patterns.compiler;

import io.weir.patterns.model.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * A random expression as a tree, written in two ways: as an author writes it, and as plain CEL.
 *
 * @param own template in our words, {@code %s} for each part
 * @param plain template in CEL's words
 */
record Sample(ValueType type, String own, String plain, List<Sample> parts) {

  static Sample leaf(ValueType type, String text) {
    return new Sample(type, text, text, List.of());
  }

  static Sample of(ValueType type, String template, Sample... parts) {
    return new Sample(type, template, template, List.of(parts));
  }

  /** As an author writes it. */
  String text() {
    return own.formatted(parts.stream().map(Sample::text).toArray());
  }

  /** As CEL's own interpreter understands it. */
  String cel() {
    return plain.formatted(parts.stream().map(Sample::cel).toArray());
  }

  /** Smaller expressions of the same type, to narrow a failure down. */
  List<Sample> smaller() {
    List<Sample> smaller = new ArrayList<>();
    for (Sample part : parts) {
      if (part.type() == type) {
        smaller.add(part);
      }
    }
    for (int i = 0; i < parts.size(); i++) {
      for (Sample less : parts.get(i).smaller()) {
        List<Sample> replaced = new ArrayList<>(parts);
        replaced.set(i, less);
        smaller.add(new Sample(type, own, plain, replaced));
      }
    }
    return smaller;
  }
}
