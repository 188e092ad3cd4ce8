/** Signals: a pattern matched once; raised, perhaps withdrawn. */
package io.weir.engine.signal;
