package io.weir.cli.emergency;

import io.weir.cli.console.WrongUsageException;
import io.weir.patterns.emergency.EmergencyScope;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Which operations are meant. */
final class ScopeOptions {
  @Option(
      names = "--scope",
      paramLabel = "all|FIELD=VALUE,…",
      required = true,
      description =
          "Which operations: all, tenant=bank, or any field that holds words, such as rail=SCT_INST,WIRE, channel=API, activity=CRYPTO_WITHDRAWAL, payee_kind=VASP. Given several times, all must agree.")
  private List<String> words;

  /**
   * The scope.
   *
   * @throws WrongUsageException if what was given is none
   */
  EmergencyScope scope() {
    if (words.equals(List.of("all"))) {
      return new EmergencyScope(null, new TreeMap<>());
    }
    String tenant = null;
    SortedMap<String, List<String>> fields = new TreeMap<>();
    for (String word : words) {
      int equal = word.indexOf('=');
      if (equal < 1 || equal == word.length() - 1) {
        throw new WrongUsageException(
            "--scope is 'all', or FIELD=VALUE such as rail=SCT_INST, not '" + word + "'");
      }
      String field = word.substring(0, equal);
      String value = word.substring(equal + 1);
      if (field.equals("tenant")) {
        tenant = value;
      } else {
        fields.put(field, List.of(value.split(",", -1)));
      }
    }
    return new EmergencyScope(tenant, fields);
  }
}
