/** What an installation decides: one typed object, from one file and the command line. */
package io.weir.streaming.settings;
