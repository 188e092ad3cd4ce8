/**
 * YAML as a tree in which everything knows its line and column, within limits no input can exceed.
 */
package io.weir.patterns.yaml;
