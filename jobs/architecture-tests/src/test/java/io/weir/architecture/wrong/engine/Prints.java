package io.weir.architecture.wrong.engine;

/** Talks to whoever started the process. */
public final class Prints {
  public void talk() {
    System.out.println("hello");
  }
}
