/** Pattern files: read, checked against the streams, and every problem of a file told at once. */
package io.weir.patterns.syntax;
