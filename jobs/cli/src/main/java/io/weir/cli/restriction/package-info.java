/** {@code weir restriction}: what is in force on whom. */
package io.weir.cli.restriction;
