package io.weir.streaming.intake;

import io.weir.signing.Signatures;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Signatures among the headers of a record of Kafka's. */
public final class SignatureHeaders {
  private SignatureHeaders() {}

  /** All of them, in their order. */
  public static List<String> of(Headers headers) {
    List<String> signatures = new ArrayList<>();
    for (Header header : headers.headers(Signatures.HEADER)) {
      signatures.add(Signatures.text(header.value()));
    }
    return signatures;
  }

  /** Adds them to a record to be sent. */
  public static void add(Headers headers, List<String> signatures) {
    signatures.forEach(one -> headers.add(Signatures.HEADER, Signatures.bytes(one)));
  }
}
