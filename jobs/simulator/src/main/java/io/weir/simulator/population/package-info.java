/** Who the customers are: homes, devices, networks, employers, habits, money and payees. */
package io.weir.simulator.population;
