/** What flows between operators and stands in state, as bytes: small, versioned, never Kryo. */
package io.weir.streaming.serial;
