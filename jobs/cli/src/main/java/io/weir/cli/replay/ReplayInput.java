package io.weir.cli.replay;

import static io.weir.patterns.problem.Problem.Category.NAME;
import static io.weir.patterns.problem.Problem.Category.STRUCTURE;

import io.weir.cli.replay.file.FileKind;
import io.weir.cli.replay.file.Records;
import io.weir.cli.replay.mapping.LineMapping;
import io.weir.cli.replay.mapping.Mapping;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.problem.Problems;
import io.weir.patterns.problem.Suggestion;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be replayed: files, and how their lines become events. Immutable; it travels to where
 * the files are read, and means the same there.
 */
public final class ReplayInput implements Serializable {
  private static final long serialVersionUID = 1;

  private final StreamCatalog catalog;
  private final List<StreamFile> files;
  private final String mappingFile;
  private final String mappingText;
  private final long latenessMillis;

  /**
   * @param catalog the declared streams
   * @param files read side by side, by append time
   * @param mappingFile the mapping file as the user named it; null for none: columns are fields
   * @param mappingText its content; null for none
   * @param latenessMillis an event appended more than this after it happened is late
   */
  public ReplayInput(
      StreamCatalog catalog,
      List<StreamFile> files,
      String mappingFile,
      String mappingText,
      long latenessMillis) {
    this.catalog = catalog;
    this.files = new ArrayList<>(files);
    this.mappingFile = mappingFile;
    this.mappingText = mappingText;
    this.latenessMillis = latenessMillis;
  }

  /** The declared streams. */
  public StreamCatalog catalog() {
    return catalog;
  }

  /** Everything that keeps the files from being read as events, all at once; empty if nothing. */
  public List<Problem> problems() {
    Problems problems = new Problems();
    Mapping mapping = mapping(problems);
    boolean right = problems.isEmpty();
    for (StreamFile file : files) {
      StreamSchema stream = catalog.stream(file.stream());
      if (stream == null) {
        List<String> known = catalog.streams().stream().map(StreamSchema::name).toList();
        String near = Suggestion.or(file.stream(), known, ", known are ");
        String message = "no schema declares the stream '" + file.stream() + "'" + near;
        problems.add(file.file(), 1, 1, NAME, message);
      } else if (right) {
        check(file, mapping, problems);
      }
    }
    return problems.list();
  }

  private static void check(StreamFile file, Mapping mapping, Problems problems) {
    if (!Files.isRegularFile(file.path())) {
      problems.add(file.file(), 1, 1, STRUCTURE, "no such file");
      return;
    }
    if (FileKind.of(file.path()) == null) {
      String kinds = "a file of events ends with .csv, .ndjson or .avro (or .gz behind these)";
      problems.add(file.file(), 1, 1, STRUCTURE, kinds);
      return;
    }
    try (Records records = open(file, mapping)) {
      mapping.bind(file.stream(), records.columns(), file.file(), problems);
    } catch (IOException e) {
      problems.add(file.file(), 1, 1, STRUCTURE, "cannot be read: " + e.getMessage());
    }
  }

  /**
   * The arrivals of all files by append time, as far as the files are sorted by it; always the same
   * ones in the same order. Only where there are no {@link #problems()}.
   *
   * @throws IOException if a file cannot be opened
   */
  public Arrivals open() throws IOException {
    Problems problems = new Problems();
    Mapping mapping = mapping(problems);
    List<FileArrivals> opened = new ArrayList<>();
    for (StreamFile file : files) {
      Records records = open(file, mapping);
      LineMapping lines = mapping.bind(file.stream(), records.columns(), file.file(), problems);
      if (!problems.isEmpty()) {
        throw new IllegalStateException("not checked before: " + problems.list().get(0));
      }
      opened.add(new FileArrivals(file, records, lines, catalog, latenessMillis));
    }
    return new Arrivals(opened);
  }

  private static Records open(StreamFile file, Mapping mapping) throws IOException {
    return FileKind.of(file.path())
        .open(file.path(), mapping.separator(file.stream()), mapping.keys(file.stream()));
  }

  private Mapping mapping(Problems problems) {
    if (mappingText == null) {
      return Mapping.byName(catalog);
    }
    Mapping.Read read = Mapping.read(mappingFile, mappingText, catalog);
    for (Problem problem : read.problems()) {
      problems.add(
          problem.file(), problem.line(), problem.column(), problem.category(), problem.message());
    }
    return read.mapping();
  }
}
