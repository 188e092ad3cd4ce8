package io.weir.schemas;

import java.util.List;
import org.apache.avro.Schema;

/**
 * A row field and where it sits in the Avro record.
 *
 * @param field the row field
 * @param avro the record field it was declared by
 * @param position field positions from the outermost record inwards
 * @param defaultValue what a builder fills in when nothing was set; null for "not observed" or for
 *     a field that must be set
 */
record Leaf(Field field, Schema.Field avro, List<Integer> position, Object defaultValue) {}
