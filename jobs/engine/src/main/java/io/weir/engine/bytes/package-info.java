/** Numbers as bytes. */
package io.weir.engine.bytes;
