/** Traffic that is neither a customer's day nor an attack. */
package io.weir.simulator.noise;
