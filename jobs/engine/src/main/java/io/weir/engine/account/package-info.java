/** The account stage: kept events, look-back, raise and withdraw, and the decision. */
package io.weir.engine.account;
