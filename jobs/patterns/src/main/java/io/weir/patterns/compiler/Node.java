package io.weir.patterns.compiler;

import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Parameter;
import io.weir.patterns.model.ValueType;
import io.weir.schemas.Field;
import java.util.List;

/**
 * A checked expression, small enough that every pass over it stays small. {@code at} is the offset
 * in the author's text.
 */
sealed interface Node {
  /** The place of a node that was never written. */
  int NOWHERE = 0;

  ValueType type();

  int at();

  /** The same node, written at another place. */
  Node movedTo(int at);

  /** The operands; empty for leaves. */
  default List<Node> children() {
    return List.of();
  }

  /** A value known now: Boolean, Long, Double or String. */
  record Constant(ValueType type, Object value, int at) implements Node {
    @Override
    public Node movedTo(int place) {
      return new Constant(type, value, place);
    }
  }

  /**
   * A field of the event being judged ({@code step} -1) or of an earlier step's event.
   *
   * @param stepName the step's name, or ""
   * @param optional whether the step may have been left out
   */
  record FieldRead(String stepName, int step, boolean optional, Field field, int at)
      implements Node {
    @Override
    public ValueType type() {
      return ValueType.of(field.type());
    }

    @Override
    public Node movedTo(int place) {
      return new FieldRead(stepName, step, optional, field, place);
    }
  }

  /**
   * The value of an aggregate as of the event being judged.
   *
   * @param needs the fields of that event without which it has none
   */
  record AggregateRead(Aggregate aggregate, int slot, boolean nullable, List<Field> needs, int at)
      implements Node {
    public AggregateRead {
      needs = List.copyOf(needs);
    }

    @Override
    public ValueType type() {
      return aggregate.type();
    }

    @Override
    public Node movedTo(int place) {
      return new AggregateRead(aggregate, slot, nullable, needs, place);
    }
  }

  /**
   * A parameter; replaced by its value before code is made, or by a choice of them.
   *
   * @param tenant what says whose event it is
   * @param profile the aggregate that names the threshold profile; null where none can be asked
   */
  record ParameterRead(Parameter parameter, Field tenant, AggregateRead profile, int at)
      implements Node {
    @Override
    public ValueType type() {
      return parameter.type();
    }

    @Override
    public Node movedTo(int place) {
      return new ParameterRead(parameter, tenant, profile, place);
    }

    /** How many values it is chosen from besides the usual one. */
    int others() {
      return parameter.tenants().size() + parameter.profiles().size();
    }
  }

  /** True, or unknown where one of these is missing from an event that ought to have it. */
  record Observed(List<FieldRead> reads, int at) implements Node {
    public Observed {
      reads = List.copyOf(reads);
    }

    @Override
    public ValueType type() {
      return ValueType.BOOLEAN;
    }

    @Override
    public Node movedTo(int place) {
      return new Observed(reads, place);
    }
  }

  /** A column of the line being replayed. */
  record Column(String name, int position, int at) implements Node {
    @Override
    public ValueType type() {
      return ValueType.STRING;
    }

    @Override
    public Node movedTo(int place) {
      return new Column(name, position, place);
    }
  }

  /**
   * A list literal; its type is STRINGS whatever its elements are, for lists only stand after in.
   */
  record ListOf(List<Node> children, int at) implements Node {
    public ListOf {
      children = List.copyOf(children);
    }

    @Override
    public ValueType type() {
      return ValueType.STRINGS;
    }

    @Override
    public Node movedTo(int place) {
      return new ListOf(children, place);
    }
  }

  /** An operation; AND and OR take two or more operands, all others what their signature says. */
  record Call(Operation operation, List<Node> children, ValueType type, int at) implements Node {
    public Call {
      children = List.copyOf(children);
    }

    @Override
    public Node movedTo(int place) {
      return new Call(operation, children, type, place);
    }

    Node first() {
      return children.get(0);
    }

    Node second() {
      return children.get(1);
    }

    /**
     * Whether it can be unknown although all its operands are known, in ways an author must expect.
     */
    boolean isPartial() {
      return switch (operation) {
        case RATIO, IP_KEY, SUBNET, LN, EMAIL_NORMAL -> true;
        case HOUR_OF_DAY, DAY_OF_WEEK, HOUR_OF_WEEK ->
            !(second() instanceof Constant || second() instanceof ParameterRead);
        default -> false;
      };
    }

    Call with(List<Node> operands) {
      return new Call(operation, operands, type, at);
    }
  }
}
