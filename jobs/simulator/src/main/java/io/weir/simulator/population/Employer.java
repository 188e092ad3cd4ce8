package io.weir.simulator.population;

import io.weir.simulator.world.Origin;

/**
 * Someone who pays salaries.
 *
 * @param id token of the paying account
 * @param city where the office is
 * @param office the one address all its people share
 * @param payDay day of the month, 1 to 28
 */
public record Employer(String id, City city, Origin office, int payDay) {}
