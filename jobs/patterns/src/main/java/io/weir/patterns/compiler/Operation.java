package io.weir.patterns.compiler;

import java.util.HashMap;
import java.util.Map;

/** Everything a condition can compute. What each takes is said in {@link Signatures}. */
enum Operation {
  AND("_&&_", "&&"),
  OR("_||_", "||"),
  NOT("!_", "!"),
  CHOOSE("_?_:_", "?:"),
  EQUAL("_==_", "=="),
  NOT_EQUAL("_!=_", "!="),
  LESS("_<_", "<"),
  LESS_OR_EQUAL("_<=_", "<="),
  GREATER("_>_", ">"),
  GREATER_OR_EQUAL("_>=_", ">="),
  IN("@in", "in"),
  ADD("_+_", "+"),
  SUBTRACT("_-_", "-"),
  MULTIPLY("_*_", "*"),
  DIVIDE("_/_", "/"),
  REMAINDER("_%_", "%"),
  NEGATE("-_", "-"),
  KNOWN("known"),
  OR_ELSE("or"),
  MIN("min"),
  MAX("max"),
  SIZE("size"),
  DIFFERENT("different"),
  DOUBLE("double"),
  INT("int"),
  STRING("string"),
  TIMESTAMP("timestamp"),
  DURATION("duration"),
  STARTS_WITH("startsWith"),
  ENDS_WITH("endsWith"),
  CONTAINS("contains"),
  MATCHES("matches"),
  RATIO("ratio"),
  MINOR("minor"),
  IP_KEY("ipKey"),
  SUBNET("subnet"),
  DISTANCE_KM("distanceKm"),
  SPEED_KMH("speedKmh"),
  PROGRAMMATIC("programmatic"),
  OS_FAMILY("osFamily"),
  BROWSER_FAMILY("browserFamily"),
  LN("ln"),
  Z_SCORE("zScore"),
  HOUR_OF_DAY("hourOfDay"),
  DAY_OF_WEEK("dayOfWeek"),
  HOUR_OF_WEEK("hourOfWeek"),
  BUSINESS_DAY("businessDay"),
  BUSINESS_DAYS_BETWEEN("businessDaysBetween"),
  EMAIL_NORMAL("emailNormal");

  private static final Map<String, Operation> BY_CEL_NAME = new HashMap<>();

  static {
    for (Operation operation : values()) {
      BY_CEL_NAME.put(operation.celName, operation);
    }
  }

  private final String celName;
  private final String symbol;

  Operation(String celName, String symbol) {
    this.celName = celName;
    this.symbol = symbol;
  }

  Operation(String name) {
    this(name, name);
  }

  /** The operation of a function in a checked syntax tree, or null if it is not ours. */
  static Operation ofCelName(String celName) {
    return BY_CEL_NAME.get(celName);
  }

  /** What cel-java calls it. */
  String celName() {
    return celName;
  }

  /** What an author writes. */
  String symbol() {
    return symbol;
  }

  boolean isOperator() {
    return !symbol.equals(celName);
  }

  boolean isComparison() {
    return switch (this) {
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
      default -> false;
    };
  }

  boolean isArithmetic() {
    return switch (this) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, NEGATE -> true;
      default -> false;
    };
  }

  /** Whether it is called on its first operand: {@code x.or(0)}. */
  boolean isMember() {
    return switch (this) {
      case OR_ELSE, STARTS_WITH, ENDS_WITH, CONTAINS, MATCHES -> true;
      default -> false;
    };
  }
}
