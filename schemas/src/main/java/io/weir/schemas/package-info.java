/** Streams as their Avro schemas declare them, and the flat row an event's values are read from. */
package io.weir.schemas;
