package io.weir.client;

import java.util.List;
import java.util.Objects;

/**
 * What a service is about to let through or not.
 *
 * @param tenant whose
 * @param stream stream of the event that tells the job of it, as the schemas call it: {@code
 *     payment}; the job tells events apart by stream and id
 * @param eventId id of that event: the service's own, and never of another operation
 * @param touched who is touched, and in which scopes: ACCOUNT in PAYMENT and ACCOUNT_OUTBOUND, for
 *     example, and the PAYEE in PAYEE
 * @param highRisk whether it is to be asked twice where nobody knows: a payee never paid before, an
 *     amount above the customer's usual, a security change within a day
 * @param content what is asked for in the service's own words, such as amount, currency and payee:
 *     the same id with other content is another operation; "" where ids are nobody else's to choose
 */
public record Operation(
    String tenant,
    String stream,
    String eventId,
    List<Touched> touched,
    boolean highRisk,
    String content) {

  /** One whose id nobody else chose. */
  public Operation(
      String tenant, String stream, String eventId, List<Touched> touched, boolean highRisk) {
    this(tenant, stream, eventId, touched, highRisk, "");
  }

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
    Objects.requireNonNull(stream, "stream");
    Objects.requireNonNull(eventId, "eventId");
    Objects.requireNonNull(content, "content");
    if (stream.isEmpty()) {
      throw new IllegalArgumentException("an operation needs the stream of its event");
    }
    touched = List.copyOf(touched);
  }

  /** Whether it touches accounts, and the one a decision is about is none of them. */
  boolean isOfOthersThan(Decision decision) {
    List<String> accounts =
        touched.stream()
            .map(Touched::subject)
            .filter(subject -> subject.type().equals("ACCOUNT"))
            .map(Subject::id)
            .toList();
    return decision.subjectType().equals("ACCOUNT")
        && !accounts.isEmpty()
        && !accounts.contains(decision.subjectId());
  }
}
