/** What is wrong with a file: collected, located, and saying what would be right. */
package io.weir.patterns.problem;
