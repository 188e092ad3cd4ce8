/** {@code weir emergency}: people say at once what patterns would take too long to find out. */
package io.weir.cli.emergency;
