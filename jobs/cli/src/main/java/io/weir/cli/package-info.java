/** The command {@code weir}: what it is started from, its verbs and how they end. */
package io.weir.cli;
