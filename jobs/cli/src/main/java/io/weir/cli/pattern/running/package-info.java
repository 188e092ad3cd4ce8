/** Verbs of {@code weir pattern} that read and write the log of a running installation. */
package io.weir.cli.pattern.running;
