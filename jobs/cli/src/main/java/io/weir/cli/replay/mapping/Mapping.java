package io.weir.cli.replay.mapping;

import static io.weir.patterns.problem.Problem.Category.NAME;
import static io.weir.patterns.problem.Problem.Category.STRUCTURE;

import io.weir.patterns.problem.Problem;
import io.weir.patterns.problem.Problems;
import io.weir.patterns.problem.Suggestion;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.Place;
import io.weir.patterns.yaml.Reporter;
import io.weir.patterns.yaml.YamlMap;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlReader;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the lines of files become events. A stream the mapping file does not speak of is mapped by
 * name: its columns are its fields. Immutable.
 */
public final class Mapping {
  private final String file;
  private final StreamCatalog catalog;
  private final Map<String, StreamMapping> streams;

  private Mapping(String file, StreamCatalog catalog, Map<String, StreamMapping> streams) {
    this.file = file;
    this.catalog = catalog;
    this.streams = streams;
  }

  /**
   * What reading came to.
   *
   * @param mapping never null; only to be used where there are no problems
   * @param problems everything wrong with the file that shows without data
   */
  public record Read(Mapping mapping, List<Problem> problems) {
    public Read {
      problems = List.copyOf(problems);
    }
  }

  /** The mapping that maps every stream by name. */
  public static Mapping byName(StreamCatalog catalog) {
    return new Mapping("", catalog, Map.of());
  }

  /**
   * Reads a mapping file.
   *
   * @param file how the user names it
   * @param text its content
   */
  public static Read read(String file, String text, StreamCatalog catalog) {
    Problems problems = new Problems();
    Reporter report = new Reporter(file, problems);
    Map<String, StreamMapping> streams = new LinkedHashMap<>();
    YamlNode root = YamlReader.read(text, report);
    MapReader keys = MapReader.of(root, "a mapping file", report);
    if (keys != null) {
      MapReader named =
          MapReader.of(
              keys.require("streams", "what the columns mean, by stream"), "'streams'", report);
      List<YamlMap.Entry> entries = named == null ? List.of() : named.map().entries();
      for (YamlMap.Entry entry : entries) {
        StreamSchema stream = catalog.stream(entry.key().value());
        if (stream == null) {
          List<String> known = catalog.streams().stream().map(StreamSchema::name).toList();
          String near = Suggestion.or(entry.key().value(), known, ", known are ");
          report.at(
              entry.key(), NAME, "no schema declares the stream '" + entry.key() + "'" + near);
          continue;
        }
        StreamMapping mapping = new StreamSection(stream, report).read(entry.key(), entry.value());
        if (mapping != null) {
          streams.put(stream.name(), mapping);
        }
      }
      keys.finish();
    }
    return new Read(new Mapping(file, catalog, streams), problems.list());
  }

  /** Between the cells of the stream's CSV files. */
  public char separator(String stream) {
    return streams.containsKey(stream) ? streams.get(stream).separator() : ',';
  }

  /** The keys to read of NDJSON lines of the stream; empty where the mapping does not say. */
  public List<String> keys(String stream) {
    StreamMapping mapping = streams.get(stream);
    return mapping == null
        ? ByName.columns(catalog.stream(stream))
        : mapping.columns().values().stream().map(Object::toString).toList();
  }

  /**
   * Fits the mapping of a stream to the columns of a file.
   *
   * @param columns as the file names them, in its order
   * @param dataFile the file, for messages
   * @param problems takes everything wrong; then the result must not be used
   */
  public LineMapping bind(String stream, List<String> columns, String dataFile, Problems problems) {
    StreamMapping mapping = streams.get(stream);
    if (mapping == null) {
      return bindByName(catalog.stream(stream), columns, dataFile, problems);
    }
    Reporter report = new Reporter(file, problems);
    if (columns.isEmpty()) {
      report.at(
          mapping.place(),
          STRUCTURE,
          dataFile + " does not name its columns: write 'columns: [...]', the keys read");
      return values -> new Mapped.LeftOut();
    }
    return new Binding(Columns.of(mapping, columns, dataFile, report), report).bind(mapping);
  }

  private static LineMapping bindByName(
      StreamSchema stream, List<String> columns, String dataFile, Problems problems) {
    List<String> missing = ByName.missing(stream, columns);
    if (!missing.isEmpty()) {
      new Reporter(dataFile, problems)
          .at(
              Place.START,
              STRUCTURE,
              "no mapping speaks of '%s', and the columns have no %s"
                  .formatted(stream.name(), String.join(", ", missing)));
    }
    return ByName.of(stream, columns);
  }
}
