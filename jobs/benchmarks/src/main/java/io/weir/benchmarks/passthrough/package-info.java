/**
 * The limit of the pipeline: a job with the same hops, serialisers and sink that looks at nothing.
 */
package io.weir.benchmarks.passthrough;
