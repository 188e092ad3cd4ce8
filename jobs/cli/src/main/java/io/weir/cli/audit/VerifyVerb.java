package io.weir.cli.audit;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.connection.TopicReader;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.Printable;
import io.weir.cli.console.Progress;
import io.weir.cli.console.WrongUsageException;
import io.weir.schemas.EventCodec;
import io.weir.schemas.UndecodableException;
import io.weir.streaming.audit.AuditSignatures;
import io.weir.streaming.audit.AuditWalk;
import io.weir.streaming.audit.Link;
import io.weir.streaming.intake.SignatureHeaders;
import io.weir.streaming.record.Destination;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Walks the whole audit trail. */
@Command(
    name = "verify",
    description = {
      "Walks the audit trail: whether every record follows the one before it, and every signature",
      "is one. Says where it breaks, and how it ends: keep that elsewhere, and --head can tell",
      "whether the end was cut off or written anew. Where retention removed the beginning it begins",
      "with what is left, and says so."
    },
    mixinStandardHelpOptions = true)
final class VerifyVerb implements Callable<Exit> {
  private final Console console;

  @Option(
      names = "--head",
      paramLabel = "HEAD",
      description = "The end an earlier verification printed: it must still be in the chain.")
  private String head;

  @Option(
      names = "--from",
      paramLabel = "HEAD",
      description =
          "Begin behind a place an earlier verification ended at: where the job began to sign, say.")
  private String from;

  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  VerifyVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    Link wanted = head == null ? Link.START : place("--head", head);
    Link behind = from == null ? null : place("--from", from);
    Connection open = connection.open();
    Schema schema = open.settings().catalog().schemas().named("io.weir.outputs.AuditRecord");
    EventCodec codec = new EventCodec(open.settings().catalog().schemas());
    AuditSignatures signatures = new AuditSignatures(open.settings().control().authority());
    List<String> foreign = new ArrayList<>();
    AuditWalk walk;
    try (TopicReader reader = open.read(TopicReader.From.BEGINNING, open.topic(Destination.AUDIT));
        Progress progress = Progress.reading(console)) {
      walk = walk(reader, behind, wanted);
      reader.toEnd(
          record -> {
            try {
              GenericRecord said = codec.decode(schema, record.value());
              if (walk.take(record.offset(), record.value(), said)) {
                signatures.take(
                    record.offset(),
                    record.key(),
                    record.value(),
                    SignatureHeaders.of(record.headers()),
                    record.timestamp(),
                    said);
              }
            } catch (UndecodableException e) {
              foreign.add(unreadable(record));
            }
          },
          progress);
    }
    walk.end();
    List<String> problems = new ArrayList<>(walk.breaks());
    problems.addAll(signatures.problems());
    problems.addAll(foreign);
    print(walk, signatures, problems);
    return problems.isEmpty() ? Exit.OK : Exit.FINDINGS;
  }

  private static Link place(String option, String text) {
    Link place = Link.parse(text);
    if (place == null) {
      throw new WrongUsageException(
          option + " is a number, ':' and 64 hex digits, as verify prints");
    }
    return place;
  }

  private static AuditWalk walk(TopicReader reader, Link behind, Link wanted) {
    if (behind != null) {
      return AuditWalk.behind(behind, wanted);
    }
    return reader.isShortened() ? AuditWalk.fromWhatIsLeft(wanted) : AuditWalk.whole(wanted);
  }

  private static String unreadable(ConsumerRecord<byte[], byte[]> record) {
    return "offset %d: no audit record".formatted(record.offset());
  }

  private void print(AuditWalk walk, AuditSignatures signatures, List<String> problems) {
    if (output.json()) {
      Map<String, Object> said = new LinkedHashMap<>();
      said.put("whole", problems.isEmpty());
      said.put("problems", problems);
      said.put("begins", walk.first());
      said.put("records", walk.records());
      said.put("repeats", walk.repeats());
      said.put("recoveries", walk.recoveries());
      said.put("signaturesChecked", signatures.checked());
      said.put("unsignedByTheJob", signatures.unsealed());
      said.put("head", walk.last().toString());
      console.json(said);
      return;
    }
    problems.forEach(
        problem -> console.say(console.paint().bad("broken  ") + Printable.of(problem)));
    console.say(
        "%s  %d records, %d of them repeats after %d recoveries"
            .formatted(
                problems.isEmpty() ? console.paint().good("whole") : console.paint().bad("broken"),
                walk.records(),
                walk.repeats(),
                walk.recoveries()));
    if (walk.first() > 1) {
      console.say(
          "begins with record %d: %s"
              .formatted(
                  walk.first(),
                  from == null
                      ? "what came before is no longer in the topic"
                      : "what came before was not looked at"));
    }
    console.say(
        signatures.asked()
            ? "%d signatures checked; %d records the job did not sign"
                .formatted(signatures.checked(), signatures.unsealed())
            : "signatures not checked: these settings trust no keys ('control.keys')");
    console.say("head  " + walk.last());
  }
}
