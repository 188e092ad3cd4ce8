/** Bounded runs: the main job's wiring over files instead of topics. */
package io.weir.streaming.replay;
