/** {@code weir pattern}: checks and proves pattern files without a cluster. */
package io.weir.cli.pattern;
