package io.weir.cli.replay.file;

/**
 * One record of a file, as text: what it holds, or why it holds nothing.
 *
 * @param number where it begins: the line, or in an Avro container the record, from 1
 * @param raw its bytes; null where the file is not made of lines, or the line is too long to keep
 * @param values one text a column, empty where the record has none; null where there is a problem
 * @param problem what is wrong, without quoting the record; null for a right one
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record Line(long number, byte[] raw, String[] values, String problem) {

  static Line of(long number, byte[] raw, String[] values) {
    return new Line(number, raw, values, null);
  }

  static Line wrong(long number, byte[] raw, String problem) {
    return new Line(number, raw, null, problem);
  }
}
