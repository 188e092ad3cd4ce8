/** Budgets of patterns, and what the guard says of one that exceeds its own. */
package io.weir.patterns.guard;
