/** What a clock on the wall shows, and which days banks are open. */
package io.weir.patterns.calendar;
