/**
 * For services that block: restrictions at hand, decisions as they come, and a rule for neither.
 */
package io.weir.client;
