package io.weir.cli.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

final class FieldLinesTest {

  @Test
  void shouldLetNoFieldSteerTheTerminal() {
    ObjectNode record = new ObjectMapper().createObjectNode();
    record.put("reason", "mild\r\u001b[2K").put("value", "a\u2066b\nkey  c");
    record.putArray("items").add("x\u0007").add("y");
    record.putObject("values").put("na\u202eme", "v");

    assertThat(FieldLines.of(record))
        .containsExactly(
            "reason             mild ?[2K",
            "value              a?b key  c",
            "items              x?, y",
            "values",
            "  na?me            v");
  }
}
