/** How many alerts patterns cause on days nobody attacks, and how many they may. */
package io.weir.cli.pattern.noise;
