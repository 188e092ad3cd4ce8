package io.weir.engine.scorecard;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Whose score it is.
 *
 * @param tenant whose customers
 * @param pattern the pattern's id
 * @param version of the pattern
 */
public record ScoreKey(String tenant, String pattern, int version) implements Comparable<ScoreKey> {

  /** Told apart from every other, whatever the parts contain. */
  public String text() {
    return tenant.length() + ":" + tenant + "|" + pattern.length() + ":" + pattern + "|" + version;
  }

  @Override
  public int compareTo(ScoreKey other) {
    return text().compareTo(other.text());
  }

  /** Writes it. */
  public void write(DataOutput out) throws IOException {
    out.writeUTF(tenant);
    out.writeUTF(pattern);
    out.writeInt(version);
  }

  /** Reads what {@link #write} wrote. */
  public static ScoreKey read(DataInput in) throws IOException {
    return new ScoreKey(in.readUTF(), in.readUTF(), in.readInt());
  }
}
