package io.weir.cli.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.simulator.SimulationOptions;
import io.weir.simulator.truth.AttackTruth;
import io.weir.simulator.truth.GroundTruth;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** What really happened, for whoever judges what was caught. */
final class TruthFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private TruthFile() {}

  static void write(Path file, SimulationOptions world, GroundTruth truth) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("seed", world.seed());
    root.put("accounts", world.accounts());
    root.put("days", world.days());
    root.put("start", world.start().toString());
    ArrayNode attacks = root.putArray("attacks");
    for (AttackTruth attack : truth.attacks()) {
      ObjectNode entry = JSON.valueToTree(attack);
      entry.put("kind", attack.kind().label());
      entry.put("firstEventTime", Instant.ofEpochMilli(attack.firstEventTime()).toString());
      entry.put("lastEventTime", Instant.ofEpochMilli(attack.lastEventTime()).toString());
      attacks.add(entry);
    }
    JSON.writeValue(file.toFile(), root);
  }
}
