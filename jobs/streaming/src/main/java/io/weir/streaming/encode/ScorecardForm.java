package io.weir.streaming.encode;

import io.weir.engine.scorecard.Delays;
import io.weir.engine.scorecard.Interval;
import io.weir.engine.scorecard.Rate;
import io.weir.engine.scorecard.Scorecard;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** A scorecard as its schema has it. */
final class ScorecardForm {
  private final Schema schema;
  private final Symbols modes;
  private final Symbols actions;
  private final Symbols recommendations;

  ScorecardForm(Schema schema) {
    this.schema = schema;
    this.modes = Symbols.of(schema, "mode");
    this.actions = Symbols.of(schema, "action");
    this.recommendations = Symbols.of(schema, "recommendation");
  }

  GenericRecord of(Scorecard card) {
    GenericRecord record = new GenericData.Record(schema);
    record.put("tenant_id", card.key().tenant());
    record.put("pattern_id", card.key().pattern());
    record.put("version", card.key().version());
    record.put("mode", modes.of(card.mode()));
    record.put("action", actions.of(card.action()));
    record.put("as_of", Math.max(0, card.asOf()));
    record.put("since", Math.max(0, card.since()));
    record.put("days", card.days());
    record.put("cases", card.cases());
    record.put("cases_per_day", card.perDay());
    record.put("inconclusive", card.inconclusive());
    precision(card.precision(), record);
    disposed(card.disposed(), record);
    held(card, record);
    record.put("enough", card.enough());
    record.put("recommendation", recommendations.of(card.advice().what()));
    record.put("reason", card.advice().reason());
    return record;
  }

  private static void precision(Rate precision, GenericRecord record) {
    Interval interval = precision.interval();
    record.put("labelled", precision.of());
    record.put("right", precision.hits());
    record.put("wrong", precision.of() - precision.hits());
    record.put("precision", precision.known() ? precision.share() : null);
    record.put("precision_low", interval.low());
    record.put("precision_high", interval.high());
    record.put("false_positive_ratio", precision.known() ? ratio(precision.share()) : null);
    record.put("false_positive_ratio_low", ratio(interval.high()));
    record.put("false_positive_ratio_high", ratio(interval.low()));
  }

  /** Honest ones for each fraud, from the share of frauds; null where there is no fraud. */
  private static Double ratio(double precision) {
    return precision > 0 ? (1 - precision) / precision : null;
  }

  private static void disposed(Delays delays, GenericRecord record) {
    record.put("disposed", delays.count());
    record.put("disposed_p50_ms", delays.count() > 0 ? delays.quantile(0.5) : null);
    record.put("disposed_p90_ms", delays.count() > 0 ? delays.quantile(0.9) : null);
  }

  private static void held(Scorecard card, GenericRecord record) {
    Interval overturned = card.overturned().interval();
    record.put("holds", card.holds());
    record.put("holds_labelled", card.overturned().of());
    record.put("holds_overturned", card.overturned().hits());
    record.put("overturned_low", overturned.low());
    record.put("overturned_high", overturned.high());
    record.put("held_rightly_minor", card.heldRightly());
    record.put("held_wrongly_minor", card.heldWrongly());
    record.put("held_undecided_minor", card.heldOpen());
  }
}
