package io.weir.patterns.yaml;

import static io.weir.patterns.problem.Problem.Category.VALUE;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Fixed words in files: the names of an enum in kebab case. */
public final class Words {
  private Words() {}

  /** {@code text} as one of an enum's names, in kebab case; null in, null out. */
  public static <E extends Enum<E>> E one(
      YamlText text, String key, Class<E> type, Reporter report) {
    if (text == null) {
      return null;
    }
    List<String> words = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String word = kebab(constant);
      if (word.equals(text.value())) {
        return constant;
      }
      words.add(word);
    }
    report.at(
        text,
        VALUE,
        "'" + key + "' is one of " + String.join(", ", words) + ", not '" + text + "'");
    return null;
  }

  /** An enum constant as files write it. */
  public static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
