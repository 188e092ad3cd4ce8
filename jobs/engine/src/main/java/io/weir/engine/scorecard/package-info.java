/** How well each version of a pattern does, by what its alerts and holds turned out to be. */
package io.weir.engine.scorecard;
