/** {@code weir key}: who may sign what. */
package io.weir.cli.key;
