package io.weir.streaming.scorecard;

import static io.weir.streaming.Samples.CATALOG;
import static io.weir.streaming.Samples.T;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.scorecard.label.Note;
import io.weir.signing.Authority;
import io.weir.signing.KeyFiles;
import io.weir.signing.KeyRing;
import io.weir.signing.Role;
import io.weir.signing.Rules;
import io.weir.signing.Signatures;
import io.weir.signing.Signer;
import io.weir.streaming.intake.RawRecord;
import io.weir.streaming.intake.RecordHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the main job refuses is in no score either. */
class SignedDispositionsTest {
  private static final byte[] KEY = {1};
  private static final byte[] LABEL =
      Records.disposition("l1", "FALSE_POSITIVE", T, "a", null, null);

  @TempDir private Path directory;
  private Signer analyst;
  private Signer lister;
  private SlipReader reader;

  @BeforeEach
  void trust() {
    analyst = Signer.read(KeyFiles.create("cora", directory).get(0));
    lister = Signer.read(KeyFiles.create("feed", directory).get(0));
    Authority authority =
        Authority.of(
            KeyRing.read(directory),
            Rules.always(
                Map.of("cora", List.of(Role.ANALYST), "feed", List.of(Role.LISTER)), Set.of()),
            Duration.ofMinutes(10));
    reader = new SlipReader(CATALOG, Map.of("labels", Source.DISPOSITIONS), authority);
  }

  @Test
  void shouldCountOnlyLabelsOfWhoMayDispose() {
    assertThat(notes(List.of())).isEmpty();
    assertThat(notes(List.of(sign(lister)))).isEmpty();
    assertThat(notes(List.of(sign(analyst)))).isNotEmpty();
  }

  private static String sign(Signer signer) {
    return signer.sign("disposition", Signatures.digest(KEY, LABEL), T);
  }

  private List<Note> notes(List<String> signatures) {
    return reader
        .read(new RawRecord("labels", 0, 0, T, KEY, LABEL, RecordHeaders.NONE, signatures), false)
        .notes();
  }
}
