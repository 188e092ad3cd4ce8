package io.weir.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;

/**
 * Where a command writes: results to {@code out}, everything about their making to {@code err}. Not
 * thread-safe.
 */
public final class Console {
  private final PrintWriter out;
  private final PrintWriter err;
  private final Paint paint;
  private final boolean live;

  /**
   * @param out takes results
   * @param err takes errors and progress
   * @param paint colours for both
   * @param live whether {@code err} is a terminal, so that a line can be written over
   */
  public Console(PrintWriter out, PrintWriter err, Paint paint, boolean live) {
    this.out = out;
    this.err = err;
    this.paint = paint;
    this.live = live;
  }

  /** Takes results; flushed by {@link #flush()}. */
  public PrintWriter out() {
    return out;
  }

  /** Takes errors and progress. */
  public PrintWriter err() {
    return err;
  }

  public Paint paint() {
    return paint;
  }

  /** Whether {@link #err()} is a terminal. */
  public boolean live() {
    return live;
  }

  /** One line of result. */
  public void say(String line) {
    out.println(line);
  }

  /** One line of error; the results before it are written first. */
  public void complain(String line) {
    out.flush();
    err.println(line);
    err.flush();
  }

  /** A result for machines: the value as indented JSON. */
  public void json(Object value) {
    try {
      out.println(json().writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result of ours has no JSON form", e);
    }
  }

  private static ObjectMapper json() {
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  }

  /** Writes what is still held back. */
  public void flush() {
    out.flush();
    err.flush();
  }
}
