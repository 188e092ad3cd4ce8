/** Events and state as bytes: versioned, the same between operators and in checkpoints. */
package io.weir.engine.wire;
