package io.weir.testkit;

import io.weir.local.FreePorts;
import io.weir.local.KafkaOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * A listener that encrypts and asks for a password (SASL_SSL, SCRAM-SHA-512), as a bank's brokers
 * have it, beside the open one that a test itself uses.
 */
public final class SecuredListener {
  /** Whom it lets in. */
  public static final String USER = "weir";

  private static final String STORE_PASSWORD = "store-of-a-test";
  private static final int ITERATIONS = 4_096;

  private final Path broker;
  private final Path trusted;
  private final List<Integer> ports;

  private SecuredListener(Path broker, Path trusted, List<Integer> ports) {
    this.broker = broker;
    this.trusted = trusted;
    this.ports = ports;
  }

  /**
   * Makes a certificate for it.
   *
   * @param directory where its stores are kept
   */
  public static SecuredListener in(Path directory) {
    Path broker = directory.resolve("broker.p12");
    Path certificate = directory.resolve("broker.pem");
    Path trusted = directory.resolve("trusted.p12");
    keytool(
        broker, "-genkeypair", "-keyalg", "EC", "-dname", "CN=broker", "-ext", "SAN=ip:127.0.0.1");
    keytool(broker, "-exportcert", "-rfc", "-file", certificate.toString());
    keytool(trusted, "-importcert", "-noprompt", "-file", certificate.toString());
    Set<Integer> taken = new LinkedHashSet<>();
    for (int i = 0; i < 3; i++) {
      FreePorts.next(taken);
    }
    return new SecuredListener(broker, trusted, List.copyOf(taken));
  }

  /** How to start a broker that has it. */
  public KafkaOptions options() {
    String open = "PLAINTEXT://127.0.0.1:" + ports.get(0);
    String controller = "127.0.0.1:" + ports.get(1);
    String secured = "SECURED://" + bootstrap();
    String own = "listener.name.secured.";
    return KafkaOptions.temporary()
        .withPort(ports.get(0))
        .withSettings(
            Map.of(
                "listeners",
                open + ",CONTROLLER://" + controller + "," + secured,
                "advertised.listeners",
                open + "," + secured,
                "controller.quorum.voters",
                "1@" + controller,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURED:SASL_SSL",
                "sasl.enabled.mechanisms",
                "SCRAM-SHA-512",
                own + "scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;",
                own + "ssl.keystore.type",
                "PKCS12",
                own + "ssl.keystore.location",
                broker.toString(),
                own + "ssl.keystore.password",
                STORE_PASSWORD));
  }

  /** Lets {@link #USER} in from now on. */
  public void admit(Admin admin, String password) {
    try {
      admin
          .alterUserScramCredentials(
              List.of(
                  new UserScramCredentialUpsertion(
                      USER,
                      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                      password)))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new AssertionError("nobody was let in", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while letting somebody in", e);
    }
  }

  /** Its address for {@code bootstrap.servers}. */
  public String bootstrap() {
    return "127.0.0.1:" + ports.get(2);
  }

  /**
   * What a client is given to get in.
   *
   * @param password as it is to stand in the settings: itself, or where it is to be found
   */
  public Map<String, String> client(String password) {
    return Map.of(
        "bootstrap.servers",
        bootstrap(),
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        "SCRAM-SHA-512",
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(USER, password),
        "ssl.truststore.type",
        "PKCS12",
        "ssl.truststore.location",
        trusted.toString(),
        "ssl.truststore.password",
        STORE_PASSWORD);
  }

  private static void keytool(Path store, String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words));
    command.addAll(
        List.of("-alias", "broker", "-keystore", store.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", STORE_PASSWORD));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError("keytool: " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while making a certificate", e);
    }
  }
}
