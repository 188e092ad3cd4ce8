package io.weir.architecture.wrong.engine.util;

/** Lives where everything could. */
public final class Anything {}
