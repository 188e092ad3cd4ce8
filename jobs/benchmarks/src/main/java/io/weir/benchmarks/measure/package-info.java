/** How things are measured: contenders in alternating rounds, ratios, a sheet of figures. */
package io.weir.benchmarks.measure;
