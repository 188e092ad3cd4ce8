package io.weir.streaming.stage;

import static io.weir.streaming.Samples.CATALOG;

import io.weir.engine.event.Event;
import io.weir.engine.program.Keys;
import io.weir.patterns.model.KeyStage;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.Hop;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.Tally;
import io.weir.streaming.serial.WireType;
import io.weir.testkit.LeakCheck;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamElement;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;

/** All stages in one thread, each in a harness of its own, wired as the job wires them. */
@SuppressWarnings("try") // closing a harness may throw anything
final class StageLine implements AutoCloseable {
  private final Routes routes = new Routes(CATALOG);
  private final Map<
          KeyStage, KeyedBroadcastOperatorTestHarness<String, Hop, ControlRecord, OutRecord>>
      stages = new EnumMap<>(KeyStage.class);
  private final Map<KeyStage, HeardTime> heard = new EnumMap<>(KeyStage.class);
  private final List<OutRecord> said = new ArrayList<>();
  private final List<Tally> tallies = new ArrayList<>();

  StageLine(StageOptions options) throws Exception {
    this(options, Map.of());
  }

  /** A line that goes on where another was when it was stopped. */
  StageLine(StageOptions options, Map<KeyStage, OperatorSubtaskState> savepoint) throws Exception {
    this(options, savepoint, Backend.HEAP);
  }

  StageLine(StageOptions options, Map<KeyStage, OperatorSubtaskState> savepoint, Backend backend)
      throws Exception {
    for (KeyStage stage : KeyStage.line()) {
      var harness = harness(stage, options);
      stages.put(stage, harness);
      harness.setStateBackend(backend.state());
      harness.setup(WireType.outRecords().createSerializer(null));
      if (savepoint.containsKey(stage)) {
        harness.initializeState(savepoint.get(stage));
      }
      harness.open();
      heard.put(stage, new HeardTime(stage, harness.getTwoInputOperator()));
    }
  }

  private KeyedBroadcastOperatorTestHarness<String, Hop, ControlRecord, OutRecord> harness(
      KeyStage stage, StageOptions options) throws Exception {
    StageOperator<Hop, OutRecord> operator =
        stage == KeyStage.ACCOUNT
            ? new StageOperator<>(new AccountStage(options, routes))
            : new StageOperator<>(new SubjectStage(stage, options, routes));
    return new KeyedBroadcastOperatorTestHarness<>(operator, Hop::key, Types.STRING, 1, 1, 0);
  }

  /** An event comes from intake. */
  void arrive(Event event) throws Exception {
    KeyStage first =
        event.stream().name().equals("signal") ? KeyStage.ACCOUNT : Routes.first(event).getKey();
    stages.get(first).processElement(new Hop(Keys.at(first, event), event), event.appendTime());
    drain();
  }

  /** What the gatekeeper let in reaches some stages. */
  void learn(ControlRecord entry, KeyStage... by) throws Exception {
    for (KeyStage stage : by) {
      stages.get(stage).processBroadcastElement(entry, 0);
    }
  }

  /** Time passes at all stages. */
  void watermark(long time) throws Exception {
    for (KeyStage stage : KeyStage.line()) {
      stages.get(stage).watermark(time);
      drain();
    }
  }

  /**
   * Readers of partitions say something of time, and stages pass it on. The last stage hears the
   * readers first, before any stage has heard them that stands between.
   */
  void readersSay(StreamElement... words) throws Exception {
    List<KeyStage> lastFirst = new ArrayList<>(KeyStage.line());
    Collections.reverse(lastFirst);
    for (KeyStage stage : lastFirst) {
      for (StreamElement word : words) {
        heard.get(stage).fromReaders(word);
      }
      drain();
    }
  }

  /** Everything said since it was last asked. */
  List<OutRecord> said() {
    List<OutRecord> all = List.copyOf(said);
    said.clear();
    return all;
  }

  /** Everything the guard was told. */
  List<Tally> tallies() {
    return List.copyOf(tallies);
  }

  /** Keyed states a stage holds. */
  int keys(KeyStage stage) {
    return LeakCheck.stateEntries(stages.get(stage));
  }

  /** How many bytes a stage's entry of each key takes in a checkpoint. */
  Map<String, Integer> lengths(KeyStage stage) throws Exception {
    boolean account = stage == KeyStage.ACCOUNT;
    return account
        ? lengths(stage, "account", WireType.accountStates(CATALOG))
        : lengths(stage, "subject", WireType.subjectStates(CATALOG));
  }

  private <S> Map<String, Integer> lengths(KeyStage stage, String name, TypeInformation<S> type)
      throws Exception {
    var operator = (AbstractStreamOperator<?>) stages.get(stage).getOperator();
    KeyedStateBackend<String> backend = operator.getKeyedStateBackend();
    ValueState<S> entries =
        backend.getPartitionedState(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            new ValueStateDescriptor<>(name, type));
    TypeSerializer<S> serializer = type.createSerializer(null);
    Map<String, Integer> lengths = new HashMap<>();
    for (String key : backend.getKeys(name, VoidNamespace.INSTANCE).toList()) {
      backend.setCurrentKey(key);
      DataOutputSerializer written = new DataOutputSerializer(8_192);
      serializer.serialize(entries.value(), written);
      lengths.put(key, written.length());
    }
    return lengths;
  }

  /** Timers a stage holds. */
  int timers(KeyStage stage) {
    return stages.get(stage).numEventTimeTimers();
  }

  Map<KeyStage, OperatorSubtaskState> stop() throws Exception {
    Map<KeyStage, OperatorSubtaskState> savepoint = checkpoint(1);
    close();
    return savepoint;
  }

  /** What all stages keep, while they go on. */
  Map<KeyStage, OperatorSubtaskState> checkpoint(long id) throws Exception {
    Map<KeyStage, OperatorSubtaskState> kept = new EnumMap<>(KeyStage.class);
    for (KeyStage stage : KeyStage.line()) {
      kept.put(stage, stages.get(stage).snapshot(id, id));
    }
    return kept;
  }

  /** See {@link LeakCheck}. */
  void assertNothingStays() throws Exception {
    for (KeyStage stage : KeyStage.line()) {
      LeakCheck.assertNothingStays(stages.get(stage));
      drain();
    }
  }

  private void drain() throws Exception {
    for (KeyStage from : KeyStage.line()) {
      var harness = stages.get(from);
      List<StreamElement> ofTime = new ArrayList<>();
      for (Object out = harness.getOutput().poll(); out != null; out = harness.getOutput().poll()) {
        if (out instanceof StreamRecord<?> record) {
          said.add((OutRecord) record.getValue());
        } else {
          ofTime.add((StreamElement) out);
        }
      }
      Queue<StreamRecord<ControlRecord>> waiting = harness.getSideOutput(SubjectStage.WAITING);
      while (waiting != null && !waiting.isEmpty()) {
        stages.get(KeyStage.ACCOUNT).processBroadcastElement(waiting.poll());
      }
      Queue<StreamRecord<Tally>> told = harness.getSideOutput(GuardStage.TALLIES);
      while (told != null && !told.isEmpty()) {
        tallies.add(told.poll().getValue());
      }
      for (KeyStage to : KeyStage.line()) {
        Queue<StreamRecord<Hop>> hops = harness.getSideOutput(routes.to(to));
        while (hops != null && !hops.isEmpty()) {
          stages.get(to).processElement(hops.poll());
        }
        if (to.compareTo(from) > 0) {
          for (StreamElement word : ofTime) {
            heard.get(to).fromStage(KeyStage.line().indexOf(from), word); // behind what it let go
          }
        }
      }
    }
  }

  @Override
  public void close() throws Exception {
    for (var harness : stages.values()) {
      harness.close();
    }
  }
}
