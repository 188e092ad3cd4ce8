package io.weir.client;

import java.util.List;
import java.util.Objects;

/**
 * What a service is about to let through or not.
 *
 * @param tenant whose
 * @param eventId id of the event that tells the job of it
 * @param touched who is touched, and in which scopes: ACCOUNT in PAYMENT and ACCOUNT_OUTBOUND, for
 *     example, and the PAYEE in PAYEE
 * @param highRisk whether it is to be asked twice where nobody knows: a payee never paid before, an
 *     amount above the customer's usual, a security change within a day
 */
public record Operation(String tenant, String eventId, List<Touched> touched, boolean highRisk) {

  /**
   * One who is touched.
   *
   * @param subject who
   * @param scopes where, as the schemas call them
   */
  public record Touched(Subject subject, List<String> scopes) {

    public Touched {
      Objects.requireNonNull(subject, "subject");
      scopes = List.copyOf(scopes);
    }
  }

  public Operation {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(eventId, "eventId");
    touched = List.copyOf(touched);
  }
}
