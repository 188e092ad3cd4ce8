/** {@code weir policy}: checks, publishes and shows what says how signals become actions. */
package io.weir.cli.policy;
