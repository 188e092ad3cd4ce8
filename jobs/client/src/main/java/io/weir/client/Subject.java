package io.weir.client;

import java.util.Objects;

/**
 * Whom something is about.
 *
 * @param tenant whose
 * @param type as the schemas call it: ACCOUNT, IP, NET, DEVICE, PAYEE ...
 * @param id its token
 */
public record Subject(String tenant, String type, String id) {

  public Subject {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(id, "id");
  }
}
