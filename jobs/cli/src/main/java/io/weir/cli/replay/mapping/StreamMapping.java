package io.weir.cli.replay.mapping;

import io.weir.patterns.yaml.YamlText;
import io.weir.schemas.Field;
import io.weir.schemas.StreamSchema;
import java.util.Map;

/**
 * What a mapping file says about one stream.
 *
 * @param stream the stream
 * @param place the stream's name in the file
 * @param separator between the cells of a CSV file
 * @param columns names for expressions, and what the file calls them; empty where they are the same
 * @param when which lines are events; null: all
 * @param appendTime when a line reached the broker; null: when the event happened
 * @param constants values every event has
 * @param fields expressions, by the field they give
 */
record StreamMapping(
    StreamSchema stream,
    YamlText place,
    char separator,
    Map<String, YamlText> columns,
    YamlText when,
    YamlText appendTime,
    Map<Field, Object> constants,
    Map<Field, YamlText> fields) {}
