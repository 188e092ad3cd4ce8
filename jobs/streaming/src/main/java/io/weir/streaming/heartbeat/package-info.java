/** Telling readers how far everything is decided. */
package io.weir.streaming.heartbeat;
