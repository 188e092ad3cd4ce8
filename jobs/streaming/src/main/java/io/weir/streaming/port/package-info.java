/** What stages need of the world outside, without knowing what it is. */
package io.weir.streaming.port;
