/** How long a published pattern takes to be in force while events flow, and what it disturbs. */
package io.weir.benchmarks.publish;
