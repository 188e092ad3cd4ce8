package io.weir.schemas;

import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Refuses schemas that contain themselves: a few kilobytes written with such a schema nest
 * thousands deep, and whoever reads them runs out of stack.
 */
final class Nesting {
  private final Set<String> open = new HashSet<>();

  private Nesting() {}

  /**
   * Checks a schema.
   *
   * @throws IllegalArgumentException if a record in it contains itself
   */
  static void check(Schema schema) {
    new Nesting().visit(schema);
  }

  private void visit(Schema schema) {
    switch (schema.getType()) {
      case RECORD -> {
        if (!open.add(schema.getFullName())) {
          throw new IllegalArgumentException(schema.getFullName() + " contains itself");
        }
        schema.getFields().forEach(field -> visit(field.schema()));
        open.remove(schema.getFullName());
      }
      case UNION -> schema.getTypes().forEach(this::visit);
      case ARRAY -> visit(schema.getElementType());
      case MAP -> visit(schema.getValueType());
      default -> {}
    }
  }
}
