package io.weir.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;

/**
 * Finds listening ports below the range from which the kernel takes the ports of outgoing
 * connections.
 *
 * <p>A server that comes back after an outage must find its port free again. Had it been taken from
 * the kernel's own range, any connection opened in between could sit on it, a reconnecting client
 * of this very server included.
 */
public final class FreePorts {

  private static final int FIRST = 10_000;
  private static final int COUNT = 20_000;

  private FreePorts() {}

  /**
   * A port on which nobody listens on loopback and that is not in {@code taken}, which it joins.
   *
   * @throws IllegalStateException if there is none
   */
  public static int next(Set<Integer> taken) {
    int start = kernelChoice();
    for (int step = 0; step < COUNT; step++) {
      int port = FIRST + (start + step) % COUNT;
      if (!taken.contains(port) && isFree(port)) {
        taken.add(port);
        return port;
      }
    }
    throw new IllegalStateException(
        "no free port between " + FIRST + " and " + (FIRST + COUNT - 1) + " on loopback");
  }

  /** Throws an {@link IllegalStateException} if somebody listens on this port of loopback. */
  static void requireFree(int port) {
    if (!isFree(port)) {
      throw new IllegalStateException("port " + port + " of 127.0.0.1 is taken");
    }
  }

  private static int kernelChoice() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on loopback", e);
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
