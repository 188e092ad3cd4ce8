package io.weir.engine.guard;

import io.weir.engine.signal.Ids;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.TreeSet;

/**
 * The members of a set with the smallest hashes, at most {@value #MOST}: a sample that does not
 * depend on the order they come in, and that several can be put together from. Not thread-safe.
 */
public final class Sample {
  /** Members that stand for all; a share is known to about 4 in 100 of itself. */
  static final int MOST = 512;

  private final TreeSet<Long> hashes = new TreeSet<>();

  /** The highest hash that would be a member: nearly every question ends here. */
  private long highest = Long.MAX_VALUE;

  /** The hash a member has in every sample, from what its stage calls it. */
  public static long hash(String key) {
    return Ids.mix(key.hashCode()) & Long.MAX_VALUE;
  }

  /** Adds a member: whether the sample is another than before. */
  public boolean add(long hash) {
    if (hash > highest || !hashes.add(hash)) {
      return false;
    }
    if (hashes.size() > MOST) {
      hashes.pollLast();
    }
    bound();
    return true;
  }

  /** The highest hash that would be a member of the sample. */
  public long highest() {
    return highest;
  }

  private void bound() {
    highest = hashes.size() < MOST ? Long.MAX_VALUE : hashes.last();
  }

  /** Members up to a hash. */
  int upTo(long hash) {
    return hashes.headSet(hash, true).size();
  }

  public int size() {
    return hashes.size();
  }

  public void clear() {
    hashes.clear();
    bound();
  }

  Sample copy() {
    Sample copy = new Sample();
    copy.hashes.addAll(hashes);
    copy.bound();
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeShort(hashes.size());
    for (long hash : hashes) {
      out.writeLong(hash);
    }
  }

  static Sample read(DataInput in) throws IOException {
    Sample sample = new Sample();
    for (int i = in.readUnsignedShort(); i > 0; i--) {
      sample.hashes.add(in.readLong());
    }
    sample.bound();
    return sample;
  }
}
