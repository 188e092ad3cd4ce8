/**
 * The proof a pattern carries: its tests, run by whatever evaluator is given, and what came out.
 */
package io.weir.patterns.proof;
