package io.weir.streaming.serial;

import io.weir.signing.Grant;
import io.weir.signing.Right;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What signatures allow, on its way from the reader to the stages. */
final class Grants {
  private Grants() {}

  static void write(Grant grant, DataOutputView target) throws IOException {
    target.writeUTF(grant.digest());
    texts(grant.signatures(), target);
    texts(grant.signers(), target);
    texts(grant.rights().stream().map(Right::name).sorted().toList(), target);
    texts(grant.problems(), target);
  }

  static Grant read(DataInputView source) throws IOException {
    String digest = source.readUTF();
    List<String> signatures = texts(source);
    List<String> signers = texts(source);
    Set<Right> rights = EnumSet.noneOf(Right.class);
    texts(source).forEach(name -> rights.add(Right.valueOf(name)));
    return new Grant(digest, signatures, signers, rights, texts(source));
  }

  static void texts(List<String> texts, DataOutputView target) throws IOException {
    target.writeInt(texts.size());
    for (String text : texts) {
      target.writeUTF(text);
    }
  }

  static List<String> texts(DataInputView source) throws IOException {
    int size = source.readInt();
    List<String> texts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      texts.add(source.readUTF());
    }
    return texts;
  }
}
