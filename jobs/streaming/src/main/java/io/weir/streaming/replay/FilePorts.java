package io.weir.streaming.replay;

import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.serial.WireType;
import io.weir.streaming.topology.OperatorId;
import io.weir.streaming.topology.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Files in, files out: the ports of a bounded run. Every event settles at the end of the input. */
final class FilePorts implements Ports {
  private final List<Path> inputs;
  private final Path output;
  private final StreamCatalog catalog;

  FilePorts(List<Path> inputs, Path output, StreamCatalog catalog) {
    this.inputs = inputs;
    this.output = output;
    this.catalog = catalog;
  }

  @Override
  public DataStream<Arrival> events(StreamExecutionEnvironment env, OperatorId id) {
    org.apache.flink.core.fs.Path[] paths =
        inputs.stream()
            .map(path -> new org.apache.flink.core.fs.Path(path.toUri()))
            .toArray(org.apache.flink.core.fs.Path[]::new);
    FileSource<Arrival> source =
        FileSource.forRecordStreamFormat(new EventFormat(catalog), paths).build();
    return env.fromSource(
            source, WatermarkStrategy.noWatermarks(), id.uid(), WireType.arrivals(catalog))
        .uid(id.uid());
  }

  /** None: files are read to their end before anything is judged, so that order alone counts. */
  @Override
  public Optional<DataStream<Arrival>> inputs(StreamExecutionEnvironment env, OperatorId id) {
    return Optional.empty();
  }

  @Override
  public DataStream<ControlRecord> patternLog(StreamExecutionEnvironment env, OperatorId id) {
    return env.fromData(List.<ControlRecord>of(nothing()), WireType.controlRecords())
        .uid(id.uid())
        .setParallelism(1)
        .filter(entry -> false)
        .uid(id.uid() + "-none")
        .setParallelism(1);
  }

  /** An empty collection names no type to Flink, so one entry goes in and is filtered out. */
  private static ControlRecord nothing() {
    return ControlRecord.unreadable("nothing is published in a bounded run", "", 0, 0, 0);
  }

  @Override
  public void drain(DataStream<OutRecord> records, OperatorId id) {
    records.sinkTo(new RecordFile(output, id.uid())).uid(id.uid()).name(id.uid());
  }
}
