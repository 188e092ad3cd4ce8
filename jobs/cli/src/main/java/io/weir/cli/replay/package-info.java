/** {@code weir replay}: events from files through the job's own wiring. */
package io.weir.cli.replay;
