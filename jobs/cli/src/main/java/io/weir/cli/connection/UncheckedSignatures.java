package io.weir.cli.connection;

import java.io.PrintWriter;
import java.util.function.Supplier;

/**
 * Says, once, that nobody here looks at signatures: whoever reads what follows would otherwise take
 * for in force what the job refuses. For one thread.
 */
final class UncheckedSignatures {
  private final Supplier<PrintWriter> err;
  private boolean told;

  /**
   * @param err where it is said; asked for when it is
   */
  UncheckedSignatures(Supplier<PrintWriter> err) {
    this.err = err;
  }

  void tell() {
    if (told) {
      return;
    }
    told = true;
    PrintWriter to = err.get();
    to.println(
        "signatures are not checked: these settings trust no keys ('control.keys'), so what the job"
            + " refuses is not told from what it obeys; where nothing is signed, say so:"
            + " --set control.signatures=off");
    to.flush();
  }
}
