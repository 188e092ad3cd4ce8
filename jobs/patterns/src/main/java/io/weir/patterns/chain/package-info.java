/** How patterns rest on each other's signals. */
package io.weir.patterns.chain;
