/** Inputs that stand still: for replay of files, and for tests. */
package io.weir.streaming.port;
