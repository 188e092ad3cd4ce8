package io.weir.engine.aggregate;

import io.weir.engine.property.Happening;
import io.weir.patterns.model.Aggregate.Function;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;

/**
 * An aggregate of a case, twice: as a pattern file says it and as the oracle computes it.
 *
 * @param yaml as a file says it
 * @param function what is computed
 * @param stream the stream of what enters
 * @param field the field, or null
 * @param filter what enters
 * @param numerator of a ratio
 * @param dimension field whose value keys it; null: the account
 * @param over window in millis
 * @param kept the most the window may be tuned to
 * @param learnAfter millis after which what happened enters
 * @param prior whether the asking event is left out
 * @param atLeast entries below which it is unknown
 * @param quantile for quantiles
 * @param least for shares
 * @param most for shares
 * @param zone of hour shares: a time zone, or null where the asking event names one
 * @param takenBack whether a payment that failed afterwards is taken back
 */
public record AggregateSpec(
    String yaml,
    Function function,
    String stream,
    String field,
    Predicate<Happening> filter,
    Predicate<Happening> numerator,
    String dimension,
    long over,
    long kept,
    long learnAfter,
    boolean prior,
    int atLeast,
    double quantile,
    int least,
    int most,
    String zone,
    boolean takenBack) {

  private static final long DAY = 86_400_000;
  private static final List<Function> FUNCTIONS = List.of(Function.values());
  private static final String[] NUMBERS = {"base_amount_minor", "merchant_lat"};
  private static final String[] ORDERED = {
    "base_amount_minor", "merchant_lat", "payee_trusted_since"
  };
  private static final String[] IDENTITIES = {"payee_id", "base_amount_minor", "is_instant"};
  private static final String[] GROUPS = {
    "payee_id", "base_amount_minor", "is_instant", "payee_trusted_since"
  };
  private static final String[] SINGLES = {
    "payee_id", "base_amount_minor", "is_instant", "merchant_lat", "payee_trusted_since"
  };

  /** The field in which an asking event names its zone. */
  public static final String ZONE = "user_agent";

  /** The field in which a statement says when it ends. */
  static final String UNTIL = "payee_trusted_since";

  /** A random one over a window of so many millis. */
  public static AggregateSpec random(Random random, long over) {
    return random(random, over, over);
  }

  /** A random one over a window of so many millis, a parameter named window if kept is more. */
  public static AggregateSpec random(Random random, long over, long kept) {
    Function function = FUNCTIONS.get(random.nextInt(FUNCTIONS.size()));
    String field = fieldOf(function, random);
    String stream = "payment";
    if (field == null && random.nextInt(4) == 0) {
      stream = "login";
    } else if (function == Function.FIRST_SEEN && random.nextBoolean()) {
      stream = "login";
      field = "device_id";
    }
    String dimension = random.nextInt(4) == 0 ? "session" : null;
    boolean prior = function != Function.FIRST_SEEN && random.nextInt(3) == 0;
    int atLeast = random.nextInt(3) == 0 ? 1 + random.nextInt(12) : 0;
    int least = 1 + random.nextInt(2);
    int most = least + random.nextInt(3);
    double q = (1 + random.nextInt(9)) / 10.0;
    StringBuilder yaml = new StringBuilder("{" + word(function) + ": " + stream);
    yaml.append(field == null ? "" : "." + field).append(", over: ");
    yaml.append(kept > over ? "params.window" : duration(over));
    yaml.append(dimension == null ? "" : ", key: " + dimension);
    yaml.append(prior ? ", prior: true" : "").append(atLeast > 0 ? ", atLeast: " + atLeast : "");
    if (function == Function.RATIO || function == Function.RUN) {
      yaml.append(", of: 'status == \"FAILURE\"'");
    } else if (function == Function.SHARE) {
      yaml.append(", times: ").append(least).append("..").append(most);
    } else if (function == Function.QUANTILE || function == Function.QUANTILE_PER) {
      yaml.append(", q: ").append(q);
    }
    String zone = random.nextBoolean() ? "Europe/Berlin" : null;
    if (function == Function.STRONGEST) {
      yaml.append(", per: payee_id, until: ").append(UNTIL);
    }
    if (function == Function.HOUR_SHARE) {
      yaml.append(", zone: ").append(zone == null ? ZONE : zone);
    }
    boolean takenBack = random.nextInt(3) == 0;
    if (takenBack) {
      yaml.append(", takenBack: {payment: 'activity == \"PAYMENT_STATUS\"");
      yaml.append(" && status == \"FAILURE\"', of: original_event_id}");
    }
    boolean filtered = random.nextInt(3) == 0;
    yaml.append(filtered ? ", where: 'channel == \"WEB\"'" : "").append('}');
    return new AggregateSpec(
        yaml.toString(),
        function,
        stream,
        field,
        filtered ? one -> Objects.equals(one.fields().get("channel"), "WEB") : one -> true,
        one -> Objects.equals(one.fields().get("status"), "FAILURE"),
        dimension == null ? null : dimension + "_id",
        over,
        kept,
        0,
        prior || function == Function.FIRST_SEEN,
        atLeast,
        q,
        least,
        most,
        zone,
        takenBack);
  }

  /** The same of what happened so many millis before; what is listed counts at once. */
  public AggregateSpec learntAfter(long millis) {
    if (function == Function.STRONGEST) {
      return this;
    }
    return new AggregateSpec(
        yaml.substring(0, yaml.length() - 1) + ", learnAfter: " + duration(millis) + "}",
        function,
        stream,
        field,
        filter,
        numerator,
        dimension,
        over,
        kept,
        millis,
        prior,
        atLeast,
        quantile,
        least,
        most,
        zone,
        takenBack);
  }

  /** A length of time as files write it. */
  public static String duration(long millis) {
    return millis % DAY == 0 ? millis / DAY + "d" : millis + "ms";
  }

  private static String fieldOf(Function function, Random random) {
    return switch (function) {
      case COUNT, RATIO, RUN, HOUR_SHARE, SPAN -> null;
      case SUM, STRONGEST -> "base_amount_minor";
      case MEAN, STDEV, LOG_MEAN, LOG_STDEV, QUANTILE -> pick(NUMBERS, random);
      case MIN, MAX -> pick(ORDERED, random);
      case LAST, FIRST -> pick(SINGLES, random);
      case FIRST_SEEN -> pick(IDENTITIES, random);
      case DISTINCT, SHARE, MAX_PER, QUANTILE_PER -> pick(GROUPS, random);
    };
  }

  private static String word(Function function) {
    return switch (function) {
      case FIRST_SEEN -> "firstSeen";
      case HOUR_SHARE -> "hourShare";
      case LOG_MEAN -> "logMean";
      case LOG_STDEV -> "logStdev";
      case MAX_PER -> "maxPer";
      case QUANTILE_PER -> "quantilePer";
      default -> function.name().toLowerCase(java.util.Locale.ROOT);
    };
  }

  private static String pick(String[] from, Random random) {
    return from[random.nextInt(from.length)];
  }

  @Override
  public String toString() {
    return "\n  " + yaml;
  }
}
