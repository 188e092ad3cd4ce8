/** Conditions: our closures beside cel-java's interpreter and beside plain Java. */
package io.weir.benchmarks.conditions;
