/** Verb {@code bench}. */
package io.weir.cli.bench;
