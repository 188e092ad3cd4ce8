package io.weir.simulator.life;

import io.weir.simulator.population.Bill;
import io.weir.simulator.population.City;
import io.weir.simulator.population.Person;
import io.weir.simulator.population.Tokens;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Draft;
import java.util.Locale;

/** What happens to an account without anybody logging in: cards, standing orders, salaries. */
final class MoneyMatters {

  private static final String[][] TRADES = {
    {"5411", "groceries"}, {"5812", "restaurant"}, {"5541", "fuel"}, {"5912", "pharmacy"},
    {"5651", "clothing"}, {"5732", "electronics"}, {"4111", "transport"}, {"5999", "online_shop"}
  };
  private static final int ONLINE_SHOP = TRADES.length - 1;

  private final Society society;

  MoneyMatters(Society society) {
    this.society = society;
  }

  void salary(Person person) {
    society
        .credits()
        .arrive(
            society.honest(),
            person.identity(),
            person.purse(),
            person.habits().salaryMinor(),
            person.employer().id());
  }

  void standingOrder(Person person, Bill bill) {
    long amount = bill.payee().usualMinor();
    if (!person.purse().affords(amount)) {
      person.due().add(bill);
      return;
    }
    Draft draft =
        society
            .honest()
            .payment("PAYMENT_INITIATE")
            .account(person.identity().accountId())
            .set("actor_type", "SYSTEM")
            .set("channel", "BATCH")
            .set("initiator", "STANDING_ORDER")
            .set("direction", "DBIT")
            .set("base_amount_minor", amount)
            .set("currency", "EUR")
            .set("rail", "SCT")
            .set("is_instant", false)
            .set("balance_before_minor", person.purse().balance())
            .set("end_to_end_id", Tokens.draw("e2e-", person.chance()));
    Banking.destination(draft, bill.payee()).send();
    person.purse().take(amount);
  }

  /** Buys something by card; declined if the money is not there. */
  void purchase(Person person) {
    Chance chance = person.chance();
    int trade = chance.below(TRADES.length);
    long amount = Math.max(90, (long) chance.logNormal(2_300, 0.8));
    boolean approved = amount <= person.purse().balance();
    boolean online = trade == ONLINE_SHOP || chance.happens(0.15);
    Draft draft =
        society
            .honest()
            .payment("CARD_AUTH")
            .account(person.identity().accountId())
            .set("channel", online ? "WEB" : "POS")
            .set("direction", "DBIT")
            .set("status", approved ? "SUCCESS" : "FAILURE")
            .set("auth_rc", approved ? "00" : "51")
            .set("base_amount_minor", amount)
            .set("currency", "EUR")
            .set("rail", "CARD")
            .set("balance_before_minor", person.purse().balance())
            .set("initiator", "CUSTOMER")
            .set("payee_kind", "MERCHANT")
            .set("card_id", person.identity().cardId())
            .set("card_present", !online)
            .set("mcc", TRADES[trade][0])
            .set("category", TRADES[trade][1]);
    shop(draft, person, trade, online);
    draft.send();
    if (approved) {
      person.purse().take(amount);
    }
  }

  private void shop(Draft draft, Person person, int trade, boolean online) {
    Chance chance = person.chance();
    if (online) {
      draft.set(
          "merchant_id",
          String.format(Locale.ROOT, "shop-%s-%03d", TRADES[trade][0], chance.below(200)));
      return;
    }
    City city = person.home().city();
    if (person.trip() != null && person.trip().away(society.world().now())) {
      city = person.trip().destination();
    }
    draft
        .set(
            "merchant_id",
            city.country() + "-" + city.name().charAt(0) + "-" + trade + chance.below(50))
        .set("merchant_lat", city.latitude())
        .set("merchant_long", city.longitude());
  }
}
