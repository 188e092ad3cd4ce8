package io.weir.streaming.settings;

import java.nio.file.Path;
import java.time.Duration;

/** What can be set about who may change what the job does. */
final class KnownControl {
  static final Setting<SignatureUse> SIGNATURES =
      new Setting<>(
          "control.signatures",
          "required",
          Form.word(SignatureUse.class),
          "Whether patterns, policies, indicators, dispositions and directives must be signed. `off`:"
              + " everybody who may write their topics may do everything; for demos.");

  static final Setting<Path> KEYS =
      new Setting<>(
          "control.keys",
          "",
          Form.PATH,
          "Directory of the public keys trusted, `NAME.public.jwk` as `weir key new` writes them."
              + " Must be given where signatures are required.");

  static final Setting<String> TWO_PERSON =
      new Setting<>(
          "control.twoPerson",
          "emergency",
          Form.TEXT,
          "What two persons must sign, separated by commas: `draft`, `enforce`, `weaken`, `policy`,"
              + " `list`, `dispose`, `direct`, `emergency`. Both need a role that allows it. The log"
              + " of patterns is judged anew at each start: where you begin to ask for two, say"
              + " since when, `enforce from 2026-11-24T08:00:00Z`, or what one person signed before"
              + " is not in force any more.");

  static final Setting<Duration> SIGNATURE_AGE =
      new Setting<>(
          "control.signatureAge",
          "10m",
          Form.duration("1s", "24h"),
          "How long before its append a control record may be signed; of two signatures the last,"
              + " and the first at most a week before that. What was signed earlier is refused:"
              + " somebody kept it. The log of patterns is judged anew at each start: what a"
              + " shorter age refuses is not in force then.");

  static final Setting<Path> SIGNING_KEY =
      new Setting<>(
          "control.signingKey",
          "",
          Form.PATH,
          "File of the private key the job signs restrictions and audit records with; at"
              + " this path on every machine that runs the job, where only its owner may read it."
              + " Else they are not signed.");

  static final Section ROLES =
      new Section(
          "control.roles.",
          "list of roles, separated by commas",
          "What the owner of a key may do, by the key's name: `author` (patterns in off and shadow),"
              + " `approver` (patterns in canary and enforce, out of them, policies), `analyst`"
              + " (dispositions, directives), `lister` (indicators), `operator` (out of canary and"
              + " enforce, emergency levels), `job`. A role that ends says when, `approver until"
              + " 2026-11-24T08:00:00Z`: taken out it would undo what was signed with it.");

  private KnownControl() {}
}
