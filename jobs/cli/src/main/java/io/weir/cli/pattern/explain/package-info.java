/** Why a pattern held for somebody, or how far it got, from the topics. */
package io.weir.cli.pattern.explain;
