package io.weir.patterns.syntax;

import io.weir.patterns.condition.Condition;
import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.TakenBack;
import java.util.List;
import java.util.stream.Collectors;

/** The canonical text of an aggregate: equal text, equal state, whichever file it stands in. */
final class Definition {
  private Definition() {}

  /** The aggregate with its definition filled in. */
  static Aggregate complete(Aggregate a) {
    return new Aggregate(
        a.name(),
        a.function(),
        a.kinds(),
        a.field(),
        a.where(),
        a.of(),
        a.dimension(),
        a.over(),
        a.learnAfter(),
        a.prior(),
        a.atLeast(),
        a.quantile(),
        a.timesMin(),
        a.timesMax(),
        a.zone(),
        a.listing(),
        a.takenBack(),
        text(a, a.over().millis()) + question(a) + known(a),
        text(a, a.keptFor()));
  }

  /** What is asked of the entries, whatever it is: they are kept once for all such questions. */
  private static String question(Aggregate a) {
    return " prior=%s q=%s times=%d..%d"
        .formatted(a.prior(), a.quantile(), a.timesMin(), a.timesMax());
  }

  /** Entries are kept by the clock of UTC: by whose they are asked about changes none of them. */
  private static String known(Aggregate a) {
    boolean known = a.zone() != null && a.zone().known() != null;
    return known ? " zone=[" + a.zone().known().definition() + "]" : "";
  }

  private static String text(Aggregate a, long asked) {
    String stream = a.kinds().stream().name();
    StringBuilder text = new StringBuilder();
    text.append(a.function()).append(' ').append(stream);
    if (a.field() != null) {
      text.append('.').append(a.field().path());
    }
    text.append(" key=").append(a.dimension());
    text.append(" over=").append(asked).append('/').append(a.over().maxMillis());
    if (a.learnAfter() > 0) {
      text.append(" learnAfter=").append(a.learnAfter());
    }
    text.append(" atLeast=").append(a.atLeast());
    text.append(" where=[").append(sorted(a.where())).append(']');
    text.append(" of=[").append(sorted(a.of())).append(']');
    if (a.zone() != null) {
      text.append(" zone=").append(a.zone().name()).append('/').append(a.zone().field());
    }
    if (a.listing() != null) {
      text.append(" per=").append(a.listing().per().path());
      text.append(" until=").append(a.listing().until().path());
    }
    for (TakenBack back : a.takenBack()) {
      text.append(" takenBack=").append(back.kinds().stream().name());
      text.append('.')
          .append(back.of().path())
          .append('[')
          .append(sorted(back.where()))
          .append(']');
    }
    return text.toString();
  }

  /** A conjunction means the same in any order, and twice the same means once. */
  private static String sorted(List<Condition> conjuncts) {
    return conjuncts.stream()
        .map(Condition::text)
        .distinct()
        .sorted()
        .collect(Collectors.joining(" && "));
  }
}
