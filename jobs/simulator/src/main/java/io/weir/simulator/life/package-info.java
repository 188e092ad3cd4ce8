/** What customers do all day, and what one can do at a bank at all. */
package io.weir.simulator.life;
