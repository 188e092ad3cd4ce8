package io.weir.cli.pattern.running;

import io.weir.cli.connection.SignedFile;
import io.weir.cli.connection.SignedFile.Signed;
import io.weir.cli.console.WrongUsageException;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.intake.ControlReader;
import io.weir.streaming.intake.RawRecord;
import io.weir.streaming.intake.RecordHeaders;
import io.weir.streaming.kafka.ChangeRecord;
import io.weir.streaming.record.ControlRecord;
import java.util.List;

/** Changes of patterns that wait for a second person. */
final class SignedChanges {
  private SignedChanges() {}

  static void write(SignedFile file, List<ChangeRecord> changes) {
    file.write(
        changes.stream()
            .map(
                one ->
                    new Signed(null, one.change().id(), one.key(), one.value(), one.signatures()))
            .toList());
  }

  /**
   * What the file holds.
   *
   * @throws WrongUsageException if it holds no signed changes
   */
  static List<ChangeRecord> read(SignedFile file, StreamCatalog catalog) {
    ControlReader reader = new ControlReader(catalog);
    return file.read().stream().map(one -> change(file, reader, one)).toList();
  }

  private static ChangeRecord change(SignedFile file, ControlReader reader, Signed one) {
    if (one.stream() != null) {
      throw new WrongUsageException(file + " holds statements: 'weir countersign'");
    }
    ControlRecord entry =
        reader.read(
            new RawRecord(
                file.toString(),
                -1,
                0,
                0,
                one.key(),
                one.value(),
                RecordHeaders.NONE,
                one.signatures()));
    if (entry.change() == null) {
      throw file.none();
    }
    return new ChangeRecord(entry.change(), one.key(), one.value(), one.signatures());
  }
}
