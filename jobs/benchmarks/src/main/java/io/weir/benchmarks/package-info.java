/** How fast Weir is, measured beside a baseline in the same run. */
package io.weir.benchmarks;
