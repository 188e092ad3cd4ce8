package io.weir.streaming.stage;

import io.weir.streaming.record.ControlRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;

/** Where a job may keep its state: they restore it in different ways. */
enum Backend {
  /** Reads everything at once, with the serializer that wrote it. */
  HEAP {
    @Override
    StateBackend state() {
      return new HashMapStateBackend();
    }
  },

  /** Reads an entry when it is asked for, with the serializer of today. */
  ROCKSDB {
    @Override
    StateBackend state() {
      return new EmbeddedRocksDBStateBackend();
    }
  };

  abstract StateBackend state();

  /** A stage that goes on from a state, or starts with nothing where that is null. */
  <I, O> KeyedBroadcastOperatorTestHarness<String, I, ControlRecord, O> open(
      KeyedStage<I, O, ?> function,
      KeySelector<I, String> key,
      TypeInformation<O> says,
      OperatorSubtaskState from)
      throws Exception {
    var stage =
        new KeyedBroadcastOperatorTestHarness<String, I, ControlRecord, O>(
            new StageOperator<>(function), key, Types.STRING, 1, 1, 0);
    stage.setStateBackend(state());
    stage.setup(says.createSerializer(null));
    if (from != null) {
      stage.initializeState(from);
    }
    stage.open();
    return stage;
  }
}
