/** Turns what the engine says into records by the schemas of the outputs. */
package io.weir.streaming.encode;
