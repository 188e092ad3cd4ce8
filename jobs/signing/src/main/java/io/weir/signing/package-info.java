/** Who said something, and whether they may: keys, signatures over records, roles and rights. */
package io.weir.signing;
