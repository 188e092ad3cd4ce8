/** The whole line of stages in plain Java, settled: what tests in pattern files and oracles run. */
package io.weir.engine.walk;
