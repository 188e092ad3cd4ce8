/**
 * A checked pattern: what the engine runs, with every name resolved and every condition compiled.
 */
package io.weir.patterns.model;
