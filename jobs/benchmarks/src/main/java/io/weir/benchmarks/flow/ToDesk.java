package io.weir.benchmarks.flow;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Lays down what a job finds.
 *
 * @param <T> what it finds
 */
final class ToDesk<T> implements Sink<T> {
  private static final long serialVersionUID = 1;

  private final String id;

  ToDesk(String id) {
    this.id = id;
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    Desk desk = Desk.of(id);
    return new SinkWriter<>() {
      @Override
      public void write(T result, Context context) {
        desk.put(result);
      }

      @Override
      public void flush(boolean endOfInput) {
        if (endOfInput) {
          desk.end();
        }
      }

      @Override
      public void close() {}
    };
  }
}
