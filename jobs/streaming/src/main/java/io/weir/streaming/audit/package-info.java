/** The audit trail: one chain of what became of every control record, written and walked. */
package io.weir.streaming.audit;
