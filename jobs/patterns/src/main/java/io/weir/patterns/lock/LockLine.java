package io.weir.patterns.lock;

import io.weir.patterns.model.Pattern;

/**
 * One pattern as it was when the lock was written.
 *
 * @param id its id
 * @param version its version, 1 or more
 * @param hash hash of its file's text, 16 hex digits
 * @param line where it stands in the lock, from 1; 0 where it does not stand there yet
 */
record LockLine(String id, int version, String hash, int line) {

  static LockLine of(Pattern pattern) {
    return new LockLine(pattern.id(), pattern.version(), pattern.hash(), 0);
  }

  String text() {
    return id + " " + version + " " + hash;
  }
}
