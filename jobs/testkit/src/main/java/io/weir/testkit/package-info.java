/**
 * What the tests of Weir stand on: one real broker and one real cluster a JVM, topics read on a
 * condition, and a check that operators leave nothing behind. For test scope only.
 */
package io.weir.testkit;
