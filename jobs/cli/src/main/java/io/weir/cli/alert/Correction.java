package io.weir.cli.alert;

import org.apache.avro.generic.GenericRecord;

/** What a correction leaves of an alert: of several matches one may be taken back. */
public final class Correction {
  private Correction() {}

  /** Whether nothing of the alert stands. */
  public static boolean isWhole(GenericRecord alert) {
    return isCorrected(alert) && stand(alert) <= 0;
  }

  /** What is said of it behind the alert; nothing where it is none. */
  public static String note(GenericRecord alert) {
    if (!isCorrected(alert)) {
      return "";
    }
    return isWhole(alert)
        ? "  (taken back)"
        : "  (one match taken back, %d stand)".formatted(stand(alert));
  }

  private static boolean isCorrected(GenericRecord alert) {
    return alert.get("state").toString().equals("CORRECTED");
  }

  private static int stand(GenericRecord alert) {
    return (int) alert.get("count");
  }
}
