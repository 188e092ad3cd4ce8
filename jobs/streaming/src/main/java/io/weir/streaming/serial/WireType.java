package io.weir.streaming.serial;

import io.weir.engine.account.AccountState;
import io.weir.engine.guard.GuardState;
import io.weir.engine.scorecard.Score;
import io.weir.engine.scorecard.ScoreKey;
import io.weir.engine.scorecard.label.AnchorPage;
import io.weir.engine.scorecard.label.CasePage;
import io.weir.engine.scorecard.label.LabelPage;
import io.weir.engine.scorecard.label.Note;
import io.weir.engine.subject.PlatformState;
import io.weir.engine.subject.ShareState;
import io.weir.engine.subject.SubjectState;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.record.AuditEntry;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.Hop;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.Portion;
import io.weir.streaming.record.Slip;
import io.weir.streaming.record.Tally;
import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * The types that flow or are kept, each with its own serializer.
 *
 * @param <T> the type
 */
public final class WireType<T> extends TypeInformation<T> {
  private final Class<T> type;
  private final WireSerializer<T> serializer;

  private WireType(Class<T> type, WireSerializer<T> serializer) {
    this.type = type;
    this.serializer = serializer;
  }

  public static WireType<Arrival> arrivals(StreamCatalog catalog) {
    return new WireType<>(Arrival.class, new ArrivalSerializer(catalog));
  }

  public static WireType<Hop> hops(StreamCatalog catalog) {
    return new WireType<>(Hop.class, new HopSerializer(catalog));
  }

  public static WireType<OutRecord> outRecords() {
    return new WireType<>(OutRecord.class, new OutRecordSerializer());
  }

  public static WireType<ControlRecord> controlRecords() {
    return new WireType<>(ControlRecord.class, new ControlRecordSerializer());
  }

  public static WireType<AuditEntry> auditEntries() {
    return new WireType<>(AuditEntry.class, new AuditEntrySerializer());
  }

  public static WireType<AccountState> accountStates(StreamCatalog catalog) {
    return new WireType<>(AccountState.class, new AccountStateSerializer(catalog));
  }

  public static WireType<SubjectState> subjectStates(StreamCatalog catalog) {
    return new WireType<>(SubjectState.class, new SubjectStateSerializer(catalog));
  }

  public static WireType<Portion> portions(StreamCatalog catalog) {
    return new WireType<>(Portion.class, new PortionSerializer(catalog));
  }

  public static WireType<ShareState> shares(StreamCatalog catalog) {
    return new WireType<>(ShareState.class, new ShareStateSerializer(catalog));
  }

  public static WireType<PlatformState> platforms(StreamCatalog catalog) {
    return new WireType<>(PlatformState.class, new PlatformStateSerializer(catalog));
  }

  public static WireType<Note> notes() {
    return new WireType<>(Note.class, new NoteSerializer());
  }

  public static WireType<Slip> slips() {
    return new WireType<>(Slip.class, new SlipSerializer());
  }

  public static WireType<LabelPage> labelPages() {
    return new WireType<>(LabelPage.class, new LabelPageSerializer());
  }

  public static WireType<AnchorPage> anchorPages() {
    return new WireType<>(AnchorPage.class, new AnchorPageSerializer());
  }

  public static WireType<CasePage> casePages() {
    return new WireType<>(CasePage.class, new CasePageSerializer());
  }

  public static WireType<ScoreKey> scoreKeys() {
    return new WireType<>(ScoreKey.class, new ScoreKeySerializer());
  }

  public static WireType<Score> scores() {
    return new WireType<>(Score.class, new ScoreSerializer());
  }

  public static WireType<Tally> tallies() {
    return new WireType<>(Tally.class, new TallySerializer());
  }

  public static WireType<GuardState> guardStates() {
    return new WireType<>(GuardState.class, new GuardStateSerializer());
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<T> getTypeClass() {
    return type;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return serializer;
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WireType<?> wire && type == wire.type;
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(type);
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof WireType<?>;
  }
}
