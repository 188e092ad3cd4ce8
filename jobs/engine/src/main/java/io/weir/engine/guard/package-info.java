/** The guard: counts what patterns do to a tenant's customers, and judges their budgets. */
package io.weir.engine.guard;
