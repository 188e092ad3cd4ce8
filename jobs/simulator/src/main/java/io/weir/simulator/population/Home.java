package io.weir.simulator.population;

import io.weir.simulator.world.Machine;
import io.weir.simulator.world.Origin;

/**
 * A household.
 *
 * @param city where
 * @param line the address all its members share at home
 * @param carrier the family's mobile operator
 * @param tablet one device everybody uses; null if there is none
 */
public record Home(City city, Origin line, Carrier carrier, Machine tablet) {}
