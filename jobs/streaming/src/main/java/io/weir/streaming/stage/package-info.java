/** The operators events walk through: intake, and one function per kind of stage. */
package io.weir.streaming.stage;
