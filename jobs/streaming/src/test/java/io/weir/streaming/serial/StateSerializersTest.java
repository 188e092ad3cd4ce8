package io.weir.streaming.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.weir.engine.account.AccountState;
import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What serializers of state take over from those of the savepoint they go on from. */
class StateSerializersTest {
  /** Of a release that knew no former layouts. */
  private static final String EARLIER =
      """
      AAABoaztAAVzcgAvaW8ud2Vpci5zdHJlYW1pbmcuc2VyaWFsLkFjY291bnRTdGF0ZVNlcmlhbGl6ZXIAAAAAAAAAAQIA
      AHhyAChpby53ZWlyLnN0cmVhbWluZy5zZXJpYWwuU3RhdGVTZXJpYWxpemVyAAAAAAAAAAECAAFMAAdjYXRhbG9ndAAf
      TGlvL3dlaXIvc2NoZW1hcy9TdHJlYW1DYXRhbG9nO3hyACdpby53ZWlyLnN0cmVhbWluZy5zZXJpYWwuV2lyZVNlcmlh
      bGl6ZXK45hU1YHj9XAIAAHhyADRvcmcuYXBhY2hlLmZsaW5rLmFwaS5jb21tb24udHlwZXV0aWxzLlR5cGVTZXJpYWxp
      emVyAAAAAAAAAAECAAB4cHNyACJpby53ZWlyLnNjaGVtYXMuU3RyZWFtQ2F0YWxvZyRGb3JtAAAAAAAAAAACAAFMAAVh
      ZGRlZHQAEExqYXZhL3V0aWwvTGlzdDt4cHNyABFqYXZhLnV0aWwuQ29sbFNlcleOq7Y6G6gRAwABSQADdGFneHAAAAAB
      dwQAAAAAeA==
      """;

  private final StreamCatalog shipped = StreamCatalog.shipped();

  private static <T> byte[] written(WireSerializer<T> serializer) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.snapshotConfiguration().writeSnapshot(out);
    return out.getCopyOfBuffer();
  }

  private static <T> WireSnapshot<T> read(byte[] bytes) throws IOException {
    WireSnapshot<T> snapshot = new WireSnapshot<>();
    snapshot.readSnapshot(
        snapshot.getCurrentVersion(),
        new DataInputDeserializer(bytes),
        StateSerializersTest.class.getClassLoader());
    return snapshot;
  }

  private static <T> TypeSerializerSchemaCompatibility<T> after(
      WireSnapshot<T> before, WireSerializer<T> today) {
    return today.snapshotConfiguration().resolveSchemaCompatibility(before);
  }

  @Test
  void shouldGoOnFromTheSavepointOfAnEarlierRelease() throws IOException {
    WireSnapshot<AccountState> before = read(Base64.getMimeDecoder().decode(EARLIER));

    assertThat(after(before, new AccountStateSerializer(shipped)).isCompatibleAsIs()).isTrue();
  }

  @Test
  void shouldCarryNothingWhereTheSchemasHaveNotChanged(@TempDir Path own) throws IOException {
    StreamCatalog grown = grown(own);
    byte[] before = written(new AccountStateSerializer(grown));

    assertThat(after(read(before), new AccountStateSerializer(grown)).isCompatibleAsIs()).isTrue();
  }

  @Test
  void shouldCarryTheFormerSchemasUntilTheyAreDeclaredAgain(@TempDir Path own) throws IOException {
    StreamCatalog grown = grown(own);
    byte[] before = written(new AccountStateSerializer(grown));

    TypeSerializerSchemaCompatibility<AccountState> first =
        after(read(before), new AccountStateSerializer(shipped));
    assertThat(first.isCompatibleWithReconfiguredSerializer()).isTrue();
    byte[] next = written((AccountStateSerializer) first.getReconfiguredSerializer().duplicate());

    assertThat(
            after(read(next), new AccountStateSerializer(shipped))
                .isCompatibleWithReconfiguredSerializer())
        .isTrue();
    assertThat(after(read(next), new AccountStateSerializer(grown)).isCompatibleAsIs()).isTrue();
  }

  @Test
  void shouldNotGoOnFromStateOfAnotherKind() throws IOException {
    WireSnapshot<?> before = read(written(new SubjectStateSerializer(shipped)));

    assertThat(after(raw(before), new AccountStateSerializer(shipped)).isIncompatible()).isTrue();
  }

  static Stream<TypeSerializer<?>> states() {
    StreamCatalog shipped = StreamCatalog.shipped();
    return Stream.of(
        new AccountStateSerializer(shipped),
        new SubjectStateSerializer(shipped),
        new ShareStateSerializer(shipped),
        new PlatformStateSerializer(shipped));
  }

  @ParameterizedTest
  @MethodSource("states")
  void shouldRefuseStateOfANewerRelease(TypeSerializer<?> serializer) {
    assertThatIOException()
        .isThrownBy(() -> serializer.deserialize(new DataInputDeserializer(new byte[] {99, 0, 0})))
        .withMessageContaining("state of format 99; this release reads");
  }

  @SuppressWarnings("unchecked")
  private static WireSnapshot<AccountState> raw(WireSnapshot<?> snapshot) {
    return (WireSnapshot<AccountState>) snapshot;
  }

  /** The shipped streams, and a login with a field of one's own. */
  private static StreamCatalog grown(Path own) throws IOException {
    String text = StreamCatalog.shipped().stream("login").avro().toString();
    int end = text.lastIndexOf(']');
    Files.writeString(
        own.resolve("login.avsc"),
        text.substring(0, end)
            + ",{\"name\":\"shoe_size\",\"type\":[\"null\",\"string\"],\"default\":null}"
            + text.substring(end));
    return StreamCatalog.shipped().with(own);
  }
}
