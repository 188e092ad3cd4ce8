package io.weir.simulator.life;

import io.weir.simulator.population.Identity;
import io.weir.simulator.population.Person;
import io.weir.simulator.population.Purse;
import io.weir.simulator.population.Tokens;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Events;
import java.time.Duration;

/** Money that arrives. */
public final class Credits {

  private static final long INSTANT = Duration.ofSeconds(8).toMillis();
  private static final long ORDINARY = Duration.ofHours(5).toMillis();

  private final Events events;
  private final Chance chance;

  public Credits(Events events, Chance chance) {
    this.events = events;
    this.chance = chance;
  }

  /** Plans the arrival of a payment on a customer's account. */
  public void payIn(Person receiver, long amount, String senderToken, boolean instant) {
    long delay =
        instant ? chance.between(1_000L, INSTANT) : chance.between(ORDINARY / 10, ORDINARY);
    events
        .world()
        .at(
            events.world().now() + delay,
            () -> arrive(events, receiver.identity(), receiver.purse(), amount, senderToken));
  }

  /** Money arrives now; seen by the witness of {@code seen}. */
  public String arrive(
      Events seen, Identity receiver, Purse purse, long amount, String senderToken) {
    String id =
        seen.payment("INBOUND_CREDIT")
            .account(receiver.accountId())
            .set("actor_type", "SYSTEM")
            .set("channel", "INTERNAL")
            .set("direction", "CRDT")
            .set("base_amount_minor", amount)
            .set("currency", "EUR")
            .set("rail", "SCT")
            .set("counterparty_id", senderToken)
            .set("balance_before_minor", purse.balance())
            .set("initiator", "SYSTEM")
            .set("end_to_end_id", Tokens.draw("e2e-", chance))
            .send();
    purse.add(amount);
    return id;
  }
}
