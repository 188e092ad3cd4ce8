package io.weir.schemas;

import java.io.IOException;

/** Reads records written with one schema into rows of one layout. For one thread. */
interface RecordReader {

  /** The row in the reader's bytes, from its position on. */
  Row read(WireReader in) throws IOException;
}
