/** How well patterns do, as the job that keeps scores says. */
package io.weir.cli.pattern.scorecard;
