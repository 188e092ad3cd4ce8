package io.weir.patterns.model;

import io.weir.schemas.Field;

/**
 * What makes an entry a statement that stands until it ends or is made again.
 *
 * @param per whose statement it is: of each value of this field the latest counts; those without
 *     one are one
 * @param until when it ends, exclusive
 */
public record Listing(Field per, Field until) {}
