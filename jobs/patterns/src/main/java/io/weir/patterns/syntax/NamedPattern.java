package io.weir.patterns.syntax;

import io.weir.patterns.yaml.Place;

/**
 * A pattern whose signals a condition asks for by its id.
 *
 * @param id as written
 * @param place where
 */
public record NamedPattern(String id, Place place) {}
