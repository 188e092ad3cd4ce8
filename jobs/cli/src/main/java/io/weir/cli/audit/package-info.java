/** {@code weir audit}: what was changed, by whom, and whether anybody changed that. */
package io.weir.cli.audit;
