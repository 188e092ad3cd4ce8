package io.weir.engine.account;

import io.weir.engine.decision.Decision;
import io.weir.engine.decision.Reach;
import io.weir.engine.directive.Directive;
import io.weir.engine.directive.DirectiveEvents;
import io.weir.engine.directive.Proofs;
import io.weir.engine.event.DirectiveStream;
import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.KindPlan;
import io.weir.engine.program.PatternPlan;
import io.weir.engine.program.Program;
import io.weir.engine.program.Versions;
import io.weir.engine.signal.Ids;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Scope;

/**
 * Takes what people order about an account. What an order closes or lets go is asked of it when
 * something is decided, so that it counts alike whether it arrives before or after.
 */
final class Directing {
  private final Versions versions;
  private final Statements statements;
  private final Endings endings;
  private final Proofs proofs = new Proofs();

  Directing(Versions versions) {
    this.versions = versions;
    this.statements = new Statements(versions);
    this.endings = new Endings(versions);
  }

  /**
   * Takes an order, and says again what it suppresses; any other event is passed over.
   *
   * @return whether there is anything to decide again
   */
  boolean take(Event event, AccountState state, Program program, boolean settled, Outlet out) {
    if (!DirectiveStream.isDirective(event)) {
      return false;
    }
    Directive directive =
        DirectiveEvents.read(event).endingBy(program.policy().silencing().longestMillis());
    if (state.directives.knows(directive.id())) {
      out.count(Tallied.DUPLICATE);
      return false;
    }
    if (directive.pattern() != null && !program.maySilence(directive.pattern())) {
      out.count(Tallied.DIRECTIVE_REFUSED);
      return false;
    }
    if (state.directives.add(directive, state.live)) {
      out.count(Tallied.DIRECTIVE_OVERFLOW);
    }
    if (directive.pattern() != null) {
      restate(state, directive.pattern(), out);
    } else if (directive.operation() == null) {
      release(event, directive, state, program, settled, out);
    } else if (letGo(event, state) == null) {
      out.count(Tallied.NOTHING_RELEASED);
      forgotten(event, directive, program, settled, out);
    }
    return true;
  }

  /** The operation that an order lets go; null where it names none that is known. */
  static Kept letGo(Event order, AccountState state) {
    Directive said = DirectiveEvents.read(order);
    for (Kept kept : state.kept) {
      if (kept.event.stream().decide()
          && kept.event.id().equals(said.operation())
          && Reach.of(kept.event) == said.scope()) {
        return kept;
      }
    }
    return null;
  }

  /** Remembers that the customer proved who he is; whether there is anything to decide again. */
  boolean prove(Event event, AccountState state, Program program) {
    Directive proof = proofs.of(event, program.policy().stepUp());
    if (proof != null) {
      state.directives.prove(proof, state.live);
    }
    return proof != null;
  }

  /** Remembers what an event ends by itself; whether there is anything to decide again. */
  boolean end(Event event, AccountState state, KindPlan kind, Outlet out) {
    return endings.take(state, event, kind, out);
  }

  private void restate(AccountState state, String pattern, Outlet out) {
    for (Kept kept : state.kept) {
      if (kept.said != null) {
        Program program = versions.at(kept.event.appendTime());
        for (PatternPlan plan :
            program.stage(KeyStage.ACCOUNT).of(kept.event.stream(), kept.event.row()).completed()) {
          if (plan.pattern().id().equals(pattern)) {
            statements.restate(state, kept, plan, out);
          }
        }
      }
    }
  }

  /** Nobody should have to infer from silence that something is over. */
  private static void release(
      Event event,
      Directive directive,
      AccountState state,
      Program program,
      boolean settled,
      Outlet out) {
    if (!Restricting.isInForce(state, directive)) {
      out.count(Tallied.NOTHING_RELEASED);
    }
    String type = directive.dimension() == null ? Subject.type(event) : directive.dimension();
    String subject = directive.dimension() == null ? Subject.of(event) : directive.key();
    Scope scope = directive.scope() == null ? widest(directive) : directive.scope();
    out.decision(
        Decision.release(
            Ids.decision(event.tenant(), event.id(), subject, scope.name()),
            0,
            event,
            type,
            subject,
            scope,
            settled,
            program.policy().version(),
            null));
  }

  /** An operation no longer known is let go by its id: nobody will decide it again. */
  private static void forgotten(
      Event event, Directive directive, Program program, boolean settled, Outlet out) {
    String subject = Subject.of(event);
    String scope = directive.scope().name();
    out.decision(
        Decision.release(
            Ids.decision(event.tenant(), directive.operation(), subject, scope),
            directive.revision() + 1,
            event,
            Subject.type(event),
            subject,
            directive.scope(),
            settled,
            program.policy().version(),
            directive.operation()));
  }

  private static Scope widest(Directive directive) {
    return directive.dimension() == null
        ? Scope.ACCOUNT
        : directive.dimension().equals("session") ? Scope.SESSION : Scope.CARD;
  }
}
