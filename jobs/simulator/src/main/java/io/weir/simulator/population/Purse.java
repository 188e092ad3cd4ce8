package io.weir.simulator.population;

/** The money of one account, in minor units; never negative. */
public final class Purse {

  private long balance;
  private long limit;

  Purse(long balance, long limit) {
    this.balance = balance;
    this.limit = limit;
  }

  /** A purse without a limit worth the name. */
  public static Purse holding(long balance) {
    return new Purse(balance, Long.MAX_VALUE);
  }

  /** Available balance. */
  public long balance() {
    return balance;
  }

  /** Most that one payment may be. */
  public long limit() {
    return limit;
  }

  public void raiseLimit(long newLimit) {
    limit = newLimit;
  }

  /** Whether so much can be paid, within balance and limit. */
  public boolean affords(long amount) {
    return amount > 0 && amount <= balance && amount <= limit;
  }

  public void add(long amount) {
    balance += amount;
  }

  /**
   * Takes an amount out.
   *
   * @throws IllegalArgumentException if the balance is smaller
   */
  public void take(long amount) {
    if (amount > balance) {
      throw new IllegalArgumentException("cannot take " + amount + " from " + balance);
    }
    balance -= amount;
  }
}
