/** Scoring and deciding: what live signals amount to for one operation. */
package io.weir.engine.decision;
