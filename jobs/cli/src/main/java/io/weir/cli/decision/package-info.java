/** {@code weir decision}: what was decided, and why. */
package io.weir.cli.decision;
