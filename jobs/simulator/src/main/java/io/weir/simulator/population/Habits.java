package io.weir.simulator.population;

import io.weir.simulator.world.Origin;

/**
 * What a customer usually does.
 *
 * @param rhythm by which hours of day
 * @param visitsPerDay mean number of log-ins
 * @param purchasesPerDay mean number of card purchases
 * @param transferShare chance that a visit includes a payment
 * @param computerShare chance that a visit is from a computer, if there is one
 * @param vpnExit the VPN service's address that stands for home; null for most people
 * @param salaryMinor net monthly income, minor units
 */
public record Habits(
    Rhythm rhythm,
    double visitsPerDay,
    double purchasesPerDay,
    double transferShare,
    double computerShare,
    Origin vpnExit,
    long salaryMinor) {}
