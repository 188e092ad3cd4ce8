/**
 * A seeded world of bank customers and the frauds done to them: events in order of arrival, and the
 * truth about which of them were attacks.
 */
package io.weir.simulator;
