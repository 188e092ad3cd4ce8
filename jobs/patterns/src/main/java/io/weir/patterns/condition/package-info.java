/** What a compiled condition is to those who evaluate it: what it reads, and its three outcomes. */
package io.weir.patterns.condition;
