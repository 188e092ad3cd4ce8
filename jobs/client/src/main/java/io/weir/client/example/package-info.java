/** A service that blocks, to be run and to be read. */
package io.weir.client.example;
