package io.weir.streaming.replay;

import io.weir.engine.wire.EventWire;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.serial.WireType;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.reader.SimpleStreamFormat;
import org.apache.flink.connector.file.src.reader.StreamFormat;
import org.apache.flink.core.fs.FSDataInputStream;

/** Reads what {@link EventFile} wrote. */
final class EventFormat extends SimpleStreamFormat<Arrival> {
  private static final long serialVersionUID = 1;

  private final StreamCatalog catalog;

  EventFormat(StreamCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public StreamFormat.Reader<Arrival> createReader(Configuration config, FSDataInputStream stream) {
    return new Frames(
        new DataInputStream(new BufferedInputStream(stream, 1 << 16)), new EventWire(catalog));
  }

  @Override
  public TypeInformation<Arrival> getProducedType() {
    return WireType.arrivals(catalog);
  }

  private static final class Frames implements StreamFormat.Reader<Arrival> {
    private final DataInputStream in;
    private final EventWire wire;

    Frames(DataInputStream in, EventWire wire) {
      this.in = in;
      this.wire = wire;
    }

    @Override
    public Arrival read() throws IOException {
      return in.read() < 0 ? null : Arrival.of(wire.read(in));
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
