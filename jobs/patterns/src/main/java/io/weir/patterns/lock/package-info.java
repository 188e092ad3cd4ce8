/** What holds content and version of the shipped patterns together. */
package io.weir.patterns.lock;
