/** {@code weir alert}: what people should look at, and what they say of it. */
package io.weir.cli.alert;
