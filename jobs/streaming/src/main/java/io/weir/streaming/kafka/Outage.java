package io.weir.streaming.kafka;

import java.io.Serializable;

/** A time in which nobody answers: it is told once that it began, and once that it is over. */
final class Outage implements Serializable {
  private static final long serialVersionUID = 1;

  private boolean lasts;

  /** Nobody answers; whether that is news. */
  synchronized boolean begins() {
    boolean news = !lasts;
    lasts = true;
    return news;
  }

  /** Somebody answers; whether that is news. */
  synchronized boolean ends() {
    boolean news = lasts;
    lasts = false;
    return news;
  }
}
