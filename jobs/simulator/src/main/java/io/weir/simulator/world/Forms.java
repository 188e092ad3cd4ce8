package io.weir.simulator.world;

import io.weir.schemas.StreamCatalog;

/** The empty events of the three streams. */
record Forms(StreamForm login, StreamForm device, StreamForm payment) {

  static Forms of(StreamCatalog catalog) {
    return new Forms(form(catalog, "login"), form(catalog, "device"), form(catalog, "payment"));
  }

  private static StreamForm form(StreamCatalog catalog, String stream) {
    return new StreamForm(stream, catalog.stream(stream).avro());
  }
}
