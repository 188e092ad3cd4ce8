/**
 * From text to condition: CEL, parsed and type-checked against the streams, compiled to closures
 * over a row.
 */
package io.weir.patterns.compiler;
