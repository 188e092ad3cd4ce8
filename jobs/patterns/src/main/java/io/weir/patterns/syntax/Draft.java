package io.weir.patterns.syntax;

import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import io.weir.schemas.StreamSchema;

/**
 * A step before its condition is compiled.
 *
 * @param place the step, for messages about it as a whole
 * @param name what later steps call it
 * @param stream its stream, or null where that has been reported
 * @param where its condition, or null
 * @param times how many events it takes
 */
record Draft(
    YamlText place,
    String name,
    StreamSchema stream,
    YamlNode where,
    boolean next,
    boolean negated,
    boolean optional,
    Times times) {}
