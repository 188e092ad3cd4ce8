/** Files of events: CSV, NDJSON and Avro container files, read record by record; nothing stops. */
package io.weir.cli.replay.file;
