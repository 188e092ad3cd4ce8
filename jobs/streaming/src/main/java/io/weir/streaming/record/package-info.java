/** What flows between the job's operators besides events. Plain values; nothing knows Flink. */
package io.weir.streaming.record;
