package io.weir.streaming.serial;

import io.weir.engine.account.AccountState;
import io.weir.engine.account.AccountWire;
import io.weir.engine.wire.EventWire;
import io.weir.schemas.FormerLayouts;
import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes the state of one key of the account stage, packed into one entry. */
final class AccountStateSerializer extends StateSerializer<AccountState, AccountWire> {
  private static final long serialVersionUID = 1;

  AccountStateSerializer(StreamCatalog catalog) {
    this(catalog, FormerLayouts.none());
  }

  private AccountStateSerializer(StreamCatalog catalog, FormerLayouts former) {
    super(catalog, former);
  }

  @Override
  AccountWire open(EventWire events) {
    return new AccountWire(events);
  }

  @Override
  AccountStateSerializer knowing(StreamCatalog catalog, FormerLayouts former) {
    return new AccountStateSerializer(catalog, former);
  }

  @Override
  void redeclare(AccountState state, StreamCatalog today) {
    state.redeclare(today);
  }

  @Override
  public AccountState copy(AccountState from) {
    return from.copy();
  }

  @Override
  void write(AccountState state, DataOutputView target) throws IOException {
    wire().write(state, target);
  }

  @Override
  AccountState read(DataInputView source) throws IOException {
    return wire().read(source);
  }
}
