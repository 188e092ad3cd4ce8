/**
 * What the columns of a file mean: expressions over them, one a field, checked before a line is
 * read.
 */
package io.weir.cli.replay.mapping;
