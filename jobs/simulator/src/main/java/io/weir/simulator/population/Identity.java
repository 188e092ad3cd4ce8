package io.weir.simulator.population;

import io.weir.simulator.world.Chance;

/**
 * The pseudonyms of a customer.
 *
 * @param accountId the account
 * @param usernameHash of the login name
 * @param payeeToken of the account as others pay it
 * @param cardId of the card
 * @param msisdnHash of the phone number
 */
public record Identity(
    String accountId, String usernameHash, String payeeToken, String cardId, String msisdnHash) {

  /** Pseudonyms for a readable account id. */
  public static Identity of(String accountId, Chance chance) {
    return new Identity(
        accountId,
        Tokens.draw("u-", chance),
        Tokens.draw("iban-", chance),
        Tokens.draw("card-", chance),
        Tokens.draw("tel-", chance));
  }
}
