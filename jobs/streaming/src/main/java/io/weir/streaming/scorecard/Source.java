package io.weir.streaming.scorecard;

/** What a topic the scores are made of holds. */
public enum Source {
  ALERTS("alert", "io.weir.outputs.Alert"),
  DECISIONS("decision", "io.weir.outputs.Decision"),
  SIGNALS("signal", "io.weir.events.Signal"),
  DISPOSITIONS("disposition", "io.weir.events.Disposition");

  private final String stream;
  private final String schema;

  Source(String stream, String schema) {
    this.stream = stream;
    this.schema = schema;
  }

  /** How dead letters call it. */
  String stream() {
    return stream;
  }

  /** Full name of its records' schema. */
  String schema() {
    return schema;
  }
}
