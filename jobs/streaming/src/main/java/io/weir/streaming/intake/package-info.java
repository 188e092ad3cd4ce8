/** From the records of a topic to events, and from append times to watermarks. */
package io.weir.streaming.intake;
