/** {@code weir simulate}: the simulated bank as files, with the truth beside them. */
package io.weir.cli.simulate;
