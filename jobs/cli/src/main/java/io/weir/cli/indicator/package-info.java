/** {@code weir indicator}: values listed as bad, to be watched, or good. */
package io.weir.cli.indicator;
