package io.weir.engine.aggregate;

import java.util.Arrays;
import java.util.function.LongPredicate;

/** How much weight each sub-key has: an open-addressing map from long to int. Not thread-safe. */
final class Counts {
  private long[] keys = new long[16];
  private int[] weights = new int[16];
  private int size;

  int size() {
    return size;
  }

  int get(long key) {
    return weights[find(key)];
  }

  /** Adds (or takes) weight and returns the new total; a key of weight 0 is gone. */
  int add(long key, int weight) {
    int position = find(key);
    int total = weights[position] + weight;
    if (weights[position] == 0) {
      if (total == 0) {
        return 0;
      }
      keys[position] = key;
      weights[position] = total;
      if (++size * 2 > keys.length) {
        rehash();
      }
    } else if (total == 0) {
      removeAt(position);
    } else {
      weights[position] = total;
    }
    return total;
  }

  void clear() {
    if (size > 0) {
      Arrays.fill(weights, 0);
      size = 0;
    }
  }

  int max() {
    int max = 0;
    for (int weight : weights) {
      max = Math.max(max, weight);
    }
    return max;
  }

  /** The largest key as an unsigned number; the map must not be empty. */
  long largestUnsigned() {
    long largest = 0;
    for (int i = 0; i < keys.length; i++) {
      if (weights[i] != 0 && Long.compareUnsigned(keys[i], largest) > 0) {
        largest = keys[i];
      }
    }
    return largest;
  }

  /** The n-th smallest key as an unsigned number, n from 0 and below the number of keys. */
  long smallestUnsigned(int n) {
    long[] sorted = new long[size];
    int next = 0;
    for (int i = 0; i < keys.length; i++) {
      if (weights[i] != 0) {
        sorted[next++] = keys[i] ^ Long.MIN_VALUE;
      }
    }
    Arrays.sort(sorted);
    return sorted[n] ^ Long.MIN_VALUE;
  }

  /** Drops the keys at or above a limit (unsigned); the weight that is left. */
  long retainBelow(long limit) {
    long[] oldKeys = keys;
    int[] oldWeights = weights;
    keys = new long[oldKeys.length];
    weights = new int[oldKeys.length];
    size = 0;
    long left = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldWeights[i] != 0 && Long.compareUnsigned(oldKeys[i], limit) < 0) {
        add(oldKeys[i], oldWeights[i]);
        left += oldWeights[i];
      }
    }
    return left;
  }

  /** Weight of the keys that a test picks. */
  long weightWhere(LongPredicate picks) {
    long weight = 0;
    for (int i = 0; i < keys.length; i++) {
      if (weights[i] != 0 && picks.test(keys[i])) {
        weight += weights[i];
      }
    }
    return weight;
  }

  int[] sortedWeights() {
    int[] sorted = new int[size];
    int next = 0;
    for (int weight : weights) {
      if (weight != 0) {
        sorted[next++] = weight;
      }
    }
    Arrays.sort(sorted);
    return sorted;
  }

  long[] sortedKeys() {
    long[] sorted = new long[size];
    int next = 0;
    for (int i = 0; i < keys.length; i++) {
      if (weights[i] != 0) {
        sorted[next++] = keys[i];
      }
    }
    Arrays.sort(sorted);
    return sorted;
  }

  int within(int least, int most) {
    int count = 0;
    for (int weight : weights) {
      if (weight != 0 && weight >= least && weight <= most) {
        count++;
      }
    }
    return count;
  }

  private int find(long key) {
    int mask = keys.length - 1;
    int position = (int) (key ^ (key >>> 32)) & mask;
    while (weights[position] != 0 && keys[position] != key) {
      position = (position + 1) & mask;
    }
    return position;
  }

  private void removeAt(int position) {
    int mask = keys.length - 1;
    int hole = position;
    weights[hole] = 0;
    size--;
    int next = (hole + 1) & mask;
    while (weights[next] != 0) {
      int home = (int) (keys[next] ^ (keys[next] >>> 32)) & mask;
      if (((next - home) & mask) >= ((next - hole) & mask)) {
        keys[hole] = keys[next];
        weights[hole] = weights[next];
        weights[next] = 0;
        hole = next;
      }
      next = (next + 1) & mask;
    }
  }

  private void rehash() {
    long[] oldKeys = keys;
    int[] oldWeights = weights;
    keys = new long[oldKeys.length * 2];
    weights = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldWeights[i] != 0) {
        int position = find(oldKeys[i]);
        keys[position] = oldKeys[i];
        weights[position] = oldWeights[i];
      }
    }
  }
}
