/** What a replay leaves behind: one JSON object a line, always in the same order. */
package io.weir.cli.replay.output;
