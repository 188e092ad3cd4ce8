/** Avro records as JSON. */
package io.weir.cli.json;
