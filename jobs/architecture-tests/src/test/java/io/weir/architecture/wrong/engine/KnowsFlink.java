package io.weir.architecture.wrong.engine;

import org.apache.flink.configuration.Configuration;

/** Decides, and knows where it runs. */
public final class KnowsFlink {
  public Configuration cluster;
}
