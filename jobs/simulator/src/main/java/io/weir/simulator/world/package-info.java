/** Time, chance and the records events are written into; knows nothing of people or attacks. */
package io.weir.simulator.world;
