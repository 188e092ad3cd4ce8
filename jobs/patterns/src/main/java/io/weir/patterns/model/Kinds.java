package io.weir.patterns.model;

import io.weir.schemas.Row;
import io.weir.schemas.StreamSchema;
import java.util.BitSet;

/**
 * The events a step or aggregate may concern, by stream and activity alone: relevance never depends
 * on a condition's value.
 *
 * @param stream the stream
 * @param activities positions of the activity symbols in the stream's schema; null means all
 */
public record Kinds(StreamSchema stream, BitSet activities) {

  /** Whether the row is of this stream and one of these activities. */
  public boolean contains(Row row) {
    return row.layout() == stream.layout()
        && (activities == null || activities.get(row.activity()));
  }
}
