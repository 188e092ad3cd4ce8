package io.weir.cli.emergency;

import io.weir.cli.console.WrongUsageException;
import io.weir.patterns.emergency.EmergencyScope;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
        if (tenant != null) {
          throw new WrongUsageException(
              "--scope names 'tenant' twice: an emergency is of one tenant, or of all");
        }
        tenant = value;
      } else if (fields.put(field, List.of(value.split(",", -1))) != null) {
        throw new WrongUsageException(
            "--scope names '%s' twice: write %s=%s".formatted(field, field, all(field)));
      }
    }
    return new EmergencyScope(tenant, fields);
  }

  /** Every value given for a field: people expect the one after the other to be added. */
  private String all(String field) {
    return words.stream()
        .filter(word -> word.startsWith(field + "="))
        .map(word -> word.substring(field.length() + 1))
        .collect(Collectors.joining(","));
  }
}
