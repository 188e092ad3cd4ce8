/** Stages of keys that may be hot: ip, subnet, device, payee, reference. Aggregates only. */
package io.weir.engine.subject;
