/** How the jobs are wired: sources and outlets come from outside, so tests run the same wiring. */
package io.weir.streaming.topology;
