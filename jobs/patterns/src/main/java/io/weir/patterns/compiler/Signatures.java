package io.weir.patterns.compiler;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import io.weir.patterns.model.ValueType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What each operation takes and gives, declared to the type checker in place of CEL's own standard
 * functions: what is not here does not exist for an author.
 *
 * <p>One letter a type: b bool, i int, d double, s string, t timestamp, u duration, l list of
 * strings, I and D lists of int and double (literals only), A any type, the same everywhere.
 */
final class Signatures {
  private static final Map<Operation, List<String>> TAKES = new EnumMap<>(Operation.class);

  static {
    declare(Operation.AND, "bb:b");
    declare(Operation.OR, "bb:b");
    declare(Operation.NOT, "b:b");
    declare(Operation.CHOOSE, "bAA:A");
    for (Operation same : List.of(Operation.EQUAL, Operation.NOT_EQUAL)) {
      declare(same, "bb:b", "ii:b", "dd:b", "id:b", "di:b", "ss:b", "tt:b", "uu:b");
    }
    for (Operation order :
        List.of(
            Operation.LESS,
            Operation.LESS_OR_EQUAL,
            Operation.GREATER,
            Operation.GREATER_OR_EQUAL)) {
      declare(order, "ii:b", "dd:b", "id:b", "di:b", "ss:b", "tt:b", "uu:b");
    }
    declare(Operation.IN, "sl:b", "iI:b", "dD:b");
    declare(Operation.ADD, "ii:i", "dd:d", "ss:s", "uu:u", "tu:t", "ut:t");
    declare(Operation.SUBTRACT, "ii:i", "dd:d", "uu:u", "tu:t", "tt:u");
    declare(Operation.MULTIPLY, "ii:i", "dd:d");
    declare(Operation.DIVIDE, "ii:i", "dd:d");
    declare(Operation.REMAINDER, "ii:i");
    declare(Operation.NEGATE, "i:i", "d:d");
    declare(Operation.KNOWN, "A:b");
    declare(Operation.OR_ELSE, "AA:A");
    for (Operation extreme : List.of(Operation.MIN, Operation.MAX)) {
      declare(extreme, "ii:i", "dd:d", "tt:t", "uu:u");
    }
    declare(Operation.SIZE, "s:i", "l:i");
    declare(Operation.DIFFERENT, "l:i");
    declare(Operation.DOUBLE, "i:d", "d:d", "s:d");
    declare(Operation.INT, "d:i", "i:i", "s:i");
    declare(Operation.STRING, "i:s", "s:s");
    declare(Operation.TIMESTAMP, "s:t", "t:t");
    declare(Operation.DURATION, "s:u");
    declare(Operation.STARTS_WITH, "ss:b");
    declare(Operation.ENDS_WITH, "ss:b");
    declare(Operation.CONTAINS, "ss:b");
    declare(Operation.MATCHES, "ss:b");
    declare(Operation.RATIO, "ii:d", "dd:d", "id:d", "di:d");
    declare(Operation.MINOR, "s:i");
    declare(Operation.IP_KEY, "s:s");
    declare(Operation.SUBNET, "s:s");
    declare(Operation.DISTANCE_KM, "dddd:d");
    declare(Operation.SPEED_KMH, "du:d");
    declare(Operation.PROGRAMMATIC, "s:b");
    declare(Operation.OS_FAMILY, "s:s");
    declare(Operation.BROWSER_FAMILY, "s:s");
    declare(Operation.LN, "i:d", "d:d");
    declare(Operation.Z_SCORE, "dddd:d", "iddd:d");
    for (Operation shown :
        List.of(Operation.HOUR_OF_DAY, Operation.DAY_OF_WEEK, Operation.HOUR_OF_WEEK)) {
      declare(shown, "ts:i");
    }
    declare(Operation.BUSINESS_DAY, "ts:b");
    declare(Operation.BUSINESS_DAYS_BETWEEN, "tts:i");
    declare(Operation.EMAIL_NORMAL, "s:s");
  }

  static final List<CelFunctionDecl> DECLARATIONS = declarations();

  private Signatures() {}

  private static void declare(Operation operation, String... signatures) {
    TAKES.put(operation, List.of(signatures));
  }

  /** What the operation takes, in words: {@code (int, int), (double, double)}. */
  static String describe(Operation operation) {
    List<String> described = new ArrayList<>();
    for (String signature : TAKES.get(operation)) {
      List<String> words = new ArrayList<>();
      operands(signature).chars().forEach(letter -> words.add(word((char) letter)));
      described.add("(" + String.join(", ", words) + ")");
    }
    return String.join(", ", described);
  }

  private static List<CelFunctionDecl> declarations() {
    List<CelFunctionDecl> declarations = new ArrayList<>();
    TAKES.forEach(
        (operation, signatures) -> {
          List<CelOverloadDecl> overloads = new ArrayList<>();
          for (String signature : signatures) {
            overloads.add(overload(operation, signature));
          }
          declarations.add(CelFunctionDecl.newFunctionDeclaration(operation.celName(), overloads));
        });
    return List.copyOf(declarations);
  }

  private static CelOverloadDecl overload(Operation operation, String signature) {
    List<CelType> operands = new ArrayList<>();
    operands(signature).chars().forEach(letter -> operands.add(type((char) letter)));
    String id = operation.name() + "_" + operands(signature);
    CelType result = type(signature.charAt(signature.length() - 1));
    return operation.isMember()
        ? CelOverloadDecl.newMemberOverload(id, result, operands)
        : CelOverloadDecl.newGlobalOverload(id, result, operands);
  }

  private static String operands(String signature) {
    return signature.substring(0, signature.indexOf(':'));
  }

  private static CelType type(char letter) {
    return switch (letter) {
      case 'b' -> SimpleType.BOOL;
      case 'i' -> SimpleType.INT;
      case 'd' -> SimpleType.DOUBLE;
      case 's' -> SimpleType.STRING;
      case 't' -> SimpleType.TIMESTAMP;
      case 'u' -> SimpleType.DURATION;
      case 'l' -> ListType.create(SimpleType.STRING);
      case 'I' -> ListType.create(SimpleType.INT);
      case 'D' -> ListType.create(SimpleType.DOUBLE);
      case 'A' -> TypeParamType.create("A");
      default -> throw new IllegalArgumentException("no type is called " + letter);
    };
  }

  /** What an author calls a type. */
  static String word(ValueType type) {
    return switch (type) {
      case BOOLEAN -> "bool";
      case INTEGER -> "int";
      case DOUBLE -> "double";
      case STRING -> "string";
      case TIMESTAMP -> "timestamp";
      case DURATION -> "duration";
      case STRINGS -> "list of strings";
    };
  }

  private static String word(char letter) {
    return switch (letter) {
      case 'b' -> word(ValueType.BOOLEAN);
      case 'i' -> word(ValueType.INTEGER);
      case 'd' -> word(ValueType.DOUBLE);
      case 's' -> word(ValueType.STRING);
      case 't' -> word(ValueType.TIMESTAMP);
      case 'u' -> word(ValueType.DURATION);
      case 'l' -> word(ValueType.STRINGS);
      case 'I' -> "list of ints";
      case 'D' -> "list of doubles";
      default -> "any type";
    };
  }
}
