package io.weir.engine.program;

import io.weir.schemas.StreamCatalog;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Puts programs together, from plans it made before where patterns have not changed. Any thread may
 * do so, one at a time; a program then belongs to whoever asked for it.
 */
final class Assembly {
  private final StreamCatalog catalog;
  private final Onlooker onlooker;
  private Parts parts;

  /**
   * @param onlooker since when anything was kept
   */
  Assembly(StreamCatalog catalog, Onlooker onlooker) {
    this.catalog = catalog;
    this.onlooker = onlooker;
    this.parts = new Parts(catalog, onlooker);
  }

  /** A program to be put together, by whoever comes first. */
  FutureTask<Program> task(Standing standing) {
    return new FutureTask<>(() -> program(standing));
  }

  private synchronized Program program(Standing standing) {
    if (parts.isWorn(standing.patterns().size())) {
      parts = new Parts(catalog, onlooker);
    }
    return new Program(standing, parts, catalog);
  }

  /** The program: put together now if nobody has begun, and waited for if somebody has. */
  static Program of(FutureTask<Program> task) {
    task.run();
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a program was put together", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the pattern set cannot be put together", e.getCause());
    }
  }
}
