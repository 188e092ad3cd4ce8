package io.weir.patterns.yaml;

/** A value in a YAML file; immutable. */
public sealed interface YamlNode permits YamlText, YamlList, YamlMap {

  /** Where it begins. */
  Place place();

  /** How many values it holds when every alias in it is written out, itself included. */
  long size();

  /** What it is, for messages: {@code a list}. */
  String kind();
}
