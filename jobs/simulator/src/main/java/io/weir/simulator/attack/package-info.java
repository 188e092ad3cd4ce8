/** What fraudsters do, one class per kind, written from what they do and not from any pattern. */
package io.weir.simulator.attack;
