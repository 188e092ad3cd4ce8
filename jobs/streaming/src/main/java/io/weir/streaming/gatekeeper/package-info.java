/** The pattern set: one ledger of what is in force since when, and who lets changes in. */
package io.weir.streaming.gatekeeper;
