/** The vocabularies tags are taken from, vendored as lists of ids and names. */
package io.weir.patterns.tags;
