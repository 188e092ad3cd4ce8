package io.weir.schemas;

/** The values set would make a row of more than 64 KiB. */
public final class RowTooLargeException extends IllegalArgumentException {
  RowTooLargeException(RowLayout layout) {
    super("a row of " + layout.stream() + " may have " + RowWriter.MAX_BYTES + " bytes at most");
  }
}
