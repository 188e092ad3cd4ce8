/** Where a stage's statements go. */
package io.weir.engine.outlet;
