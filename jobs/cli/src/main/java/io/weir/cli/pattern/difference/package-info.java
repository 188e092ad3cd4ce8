/** What becomes different when one version of a pattern takes the place of another. */
package io.weir.cli.pattern.difference;
