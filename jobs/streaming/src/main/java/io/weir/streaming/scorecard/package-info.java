/** The job that keeps scores of patterns: thin adapters around what the engine decides. */
package io.weir.streaming.scorecard;
