package io.weir.benchmarks.flow;

import java.util.Objects;

/**
 * An event as a stock Flink job has it: a plain object that Flink's own serializer takes apart. Our
 * side gets the same as a row.
 */
public final class Operation {

  public String id;
  public long time;
  public int kind;
  public boolean success;
  public String account;
  public long amount;
  public String counterparty;

  /** Wall-clock millis at which it was due to be sent; 0 where nobody takes the time. */
  public long sentAt;

  /** For Flink's serializer. */
  public Operation() {}

  Operation(
      String id,
      long time,
      int kind,
      boolean success,
      String account,
      long amount,
      String counterparty) {
    this.id = id;
    this.time = time;
    this.kind = kind;
    this.success = success;
    this.account = account;
    this.amount = amount;
    this.counterparty = counterparty;
  }

  /** Whose it is. */
  public String account() {
    return account;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Operation operation && id.equals(operation.id);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(id);
  }
}
