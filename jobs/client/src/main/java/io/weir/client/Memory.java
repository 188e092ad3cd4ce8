package io.weir.client;

import java.time.Duration;
import java.util.Objects;

/**
 * How many decisions are remembered, and how long: a repeat is known as one, and a question asked
 * again answered, only as far as that. What let an operation through at once is counted apart from
 * all else, as it is nearly everything, and nothing is taken back by hearing it again.
 *
 * <p>Room: some 700 bytes each, and 400 for each question asked, so at most 1.8 KB times {@code
 * most}.
 *
 * @param age longer than a job takes from its last checkpoint to where it was, and than callers ask
 *     again
 * @param most of each sort; those heard first are forgotten first
 */
public record Memory(Duration age, int most) {
  /** An hour and 100,000 of each sort, 180 MB where all are used. */
  public static final Memory DEFAULT = new Memory(Duration.ofHours(1), 100_000);

  public Memory {
    Objects.requireNonNull(age, "age");
    if (age.isNegative() || age.isZero() || most < 1) {
      throw new IllegalArgumentException(
          "a memory needs an age and room for one: " + age + ", " + most);
    }
  }
}
