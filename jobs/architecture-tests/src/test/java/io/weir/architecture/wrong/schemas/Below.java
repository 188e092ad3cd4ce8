package io.weir.architecture.wrong.schemas;

/** What everybody may know. */
public final class Below {
  public long asked;
}
