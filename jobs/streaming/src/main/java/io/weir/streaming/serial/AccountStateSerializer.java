package io.weir.streaming.serial;

import io.weir.engine.account.AccountState;
import io.weir.engine.account.AccountWire;
import io.weir.engine.wire.EventWire;
import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes the state of one key of the account stage, packed into one entry. */
final class AccountStateSerializer extends StateSerializer<AccountState, AccountWire> {
  private static final long serialVersionUID = 1;

  AccountStateSerializer(StreamCatalog catalog) {
    super(catalog);
  }

  @Override
  AccountWire open(EventWire events) {
    return new AccountWire(events);
  }

  @Override
  public AccountStateSerializer duplicate() {
    return new AccountStateSerializer(catalog());
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
  public AccountState deserialize(DataInputView source) throws IOException {
    return wire().read(source);
  }
}
