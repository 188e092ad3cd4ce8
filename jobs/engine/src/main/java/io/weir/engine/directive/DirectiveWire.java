package io.weir.engine.directive;

import io.weir.patterns.model.Scope;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Orders as bytes; one byte where there is none. Enums are written by name. */
public final class DirectiveWire {

  private DirectiveWire() {}

  /** Writes the orders; {@link #read} is the inverse. */
  public static void write(Directives directives, DataOutput out) throws IOException {
    out.writeByte(directives.list().size());
    for (Directive one : directives.list()) {
      out.writeUTF(one.kind().name());
      out.writeUTF(one.id());
      out.writeLong(one.time());
      out.writeLong(one.until());
      writeText(one.scope() == null ? null : one.scope().name(), out);
      writeText(one.pattern(), out);
      writeText(one.dimension(), out);
      writeText(one.key(), out);
      writeText(one.device(), out);
      writeText(one.payee(), out);
      writeText(one.operation(), out);
      out.writeInt(one.revision());
      Proof.write(one.proof(), out);
      if (one.kind() == Directive.Kind.ENDED) {
        out.writeUTF(one.alternative());
      }
    }
  }

  /** Adds what {@link #write} wrote. */
  public static void read(DataInput in, Directives into) throws IOException {
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      Directive.Kind kind = Directive.Kind.valueOf(in.readUTF());
      String id = in.readUTF();
      long time = in.readLong();
      long until = in.readLong();
      String scope = readText(in);
      into.restore(
          new Directive(
              kind,
              id,
              time,
              until,
              scope == null ? null : Scope.valueOf(scope),
              readText(in),
              readText(in),
              readText(in),
              readText(in),
              readText(in),
              readText(in),
              in.readInt(),
              Proof.read(in),
              kind == Directive.Kind.ENDED ? in.readUTF() : null));
    }
  }

  private static void writeText(String text, DataOutput out) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  private static String readText(DataInput in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }
}
