package io.weir.streaming.serial;

import io.weir.engine.account.AccountState;
import io.weir.engine.account.AccountWire;
import io.weir.engine.wire.EventWire;
import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes the state of one key of the account stage, packed into one entry. */
final class AccountStateSerializer extends WireSerializer<AccountState> {
  private static final long serialVersionUID = 1;

  private final StreamCatalog catalog;
  private transient AccountWire wire;

  AccountStateSerializer(StreamCatalog catalog) {
    this.catalog = catalog;
  }

  private AccountWire wire() {
    if (wire == null) {
      wire = new AccountWire(new EventWire(catalog));
    }
    return wire;
  }

  @Override
  public AccountState copy(AccountState from) {
    return from.copy();
  }

  @Override
  public void serialize(AccountState state, DataOutputView target) throws IOException {
    wire().write(state, target);
  }

  @Override
  public AccountState deserialize(DataInputView source) throws IOException {
    return wire().read(source);
  }
}
