/** What every verb shares: where it writes, in which form, and how it ends. */
package io.weir.cli.console;
