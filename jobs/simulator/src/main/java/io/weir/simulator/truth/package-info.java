/** What really happened: which events belong to which attack. */
package io.weir.simulator.truth;
