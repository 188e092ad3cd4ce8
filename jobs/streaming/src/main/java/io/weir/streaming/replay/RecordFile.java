package io.weir.streaming.replay;

import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Takes the statements of a bounded run: each subtask appends to a file of its own under a local
 * directory, in the order they were made.
 */
final class RecordFile implements Sink<OutRecord> {
  private static final long serialVersionUID = 1;

  private final String directory;
  private final String name;

  RecordFile(Path directory, String name) {
    this.directory = directory.toString();
    this.name = name;
  }

  @Override
  public SinkWriter<OutRecord> createWriter(WriterInitContext context) throws IOException {
    int subtask = context.getTaskInfo().getIndexOfThisSubtask();
    return new Writer(Path.of(directory, name + "-" + subtask + ".records"));
  }

  /** Reads every record of the files under a directory, file by file. */
  static void read(Path directory, Consumer<OutRecord> into) throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.filter(RecordFile::isRecords).sorted().toList()) {
        try (DataInputStream in =
            new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
          for (int destination = in.read(); destination >= 0; destination = in.read()) {
            into.accept(read(in));
          }
        }
      }
    }
  }

  private static boolean isRecords(Path file) {
    return file.getFileName().toString().endsWith(".records");
  }

  private static OutRecord read(DataInputStream in) throws IOException {
    Destination destination = Destination.valueOf(in.readUTF());
    byte[] value = new byte[in.readInt()];
    in.readFully(value);
    return new OutRecord(destination, null, value, in.readLong(), in.readLong());
  }

  private static final class Writer implements SinkWriter<OutRecord> {
    private final DataOutputStream out;

    Writer(Path file) throws IOException {
      out =
          new DataOutputStream(
              new BufferedOutputStream(
                  Files.newOutputStream(
                      file,
                      StandardOpenOption.CREATE,
                      StandardOpenOption.TRUNCATE_EXISTING,
                      StandardOpenOption.WRITE),
                  1 << 16));
    }

    @Override
    public void write(OutRecord record, Context context) throws IOException {
      if (record.isNotice()) {
        return;
      }
      out.writeByte(1);
      out.writeUTF(record.destination().name());
      out.writeInt(record.value().length);
      out.write(record.value());
      out.writeLong(record.timestamp());
      out.writeLong(record.sentAt());
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
