/** Emergencies: what people raise when waiting for evidence would cost too much. */
package io.weir.patterns.emergency;
