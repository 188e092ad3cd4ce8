/**
 * Brings together what was said of a case and what it turned out to be, in whatever order they
 * come.
 *
 * <pre>
 * dispositions ─▶ label desk ─▶ anchor desk ─▶ case desk ─▶ scores
 * alerts, signals, decisions ──────┴──────────────┘
 * </pre>
 */
package io.weir.engine.scorecard.label;
