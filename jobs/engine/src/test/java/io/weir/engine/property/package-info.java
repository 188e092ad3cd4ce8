/** Seeded random cases: generated, counted, shrunk where they fail. */
package io.weir.engine.property;
