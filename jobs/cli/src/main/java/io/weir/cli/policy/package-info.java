/** {@code weir policy}: checks the file that says how signals become actions. */
package io.weir.cli.policy;
