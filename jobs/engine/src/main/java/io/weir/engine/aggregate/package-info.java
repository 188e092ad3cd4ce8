/** Windowed values of one key: entries, and the two ways of asking them. */
package io.weir.engine.aggregate;
