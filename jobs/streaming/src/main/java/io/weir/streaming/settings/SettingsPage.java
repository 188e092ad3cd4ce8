package io.weir.streaming.settings;

import java.util.Locale;

/** The reference page of all settings, made from their definitions. */
public final class SettingsPage {
  private static final String HEAD =
      """
      # Settings

      One YAML file, `--settings FILE`, and `--key value` on the command line for whatever is to be different. Nested keys
      and keys with dots are the same: `kafka: {bootstrap.servers: b:9092}` is `kafka.bootstrap.servers: b:9092`.

      `${env:NAME}` and `${file:/path}` stand for an environment variable and the content of a file, so that no secret need
      stand in the file. What they stand for is never shown. A job that is set up wrongly says everything that is wrong and
      ends with exit code 2.

      This page is made from the code; a test holds them equal.

      """;

  private SettingsPage() {}

  /** The page, in Markdown. */
  public static String render() {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("| Key | Default | It is | What for |\n|---|---|---|---|\n");
    page.append("| `kafka.bootstrap.servers` | *must be given* | a text | Where the brokers are.")
        .append(" |\n");
    for (Setting<?> setting : Known.SETTINGS) {
      String preset = setting.preset().isEmpty() ? "" : "`" + setting.preset() + "`";
      row(page, setting.name(), preset, setting.form().expected(), setting.meaning());
    }
    page.append("\n## Keys that are not ours\n\n| Key | It is | What for |\n|---|---|---|\n");
    for (Section section : Known.SECTIONS) {
      page.append(
          String.format(
              Locale.ROOT,
              "| `%s*` | a %s | %s |%n",
              section.prefix(),
              section.values(),
              section.meaning()));
    }
    return page.toString().replace(System.lineSeparator(), "\n");
  }

  private static void row(
      StringBuilder page, String name, String preset, String expected, String meaning) {
    page.append(
        String.format(Locale.ROOT, "| `%s` | %s | %s | %s |%n", name, preset, expected, meaning));
  }
}
