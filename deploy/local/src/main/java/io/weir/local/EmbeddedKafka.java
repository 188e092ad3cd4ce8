package io.weir.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker in this JVM: one KRaft node that is broker and controller, on loopback.
 *
 * <p>Topics are never created by use. Not safe for use by several threads, except {@link
 * #bootstrap()} and {@link #admin()}.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DataDirectory directory;
  private final int port;
  private final Map<String, String> settings;

  private KafkaRaftServer server;
  private Admin admin;

  private EmbeddedKafka(DataDirectory directory, int port, Map<String, String> settings) {
    this.directory = directory;
    this.port = port;
    this.settings = settings;
  }

  /** Starts a broker that answers when this returns and leaves nothing behind when it is closed. */
  public static EmbeddedKafka start() {
    return start(KafkaOptions.temporary());
  }

  /**
   * Starts a broker; it answers when this returns.
   *
   * @throws IllegalStateException if the port is taken
   */
  public static EmbeddedKafka start(KafkaOptions options) {
    Set<Integer> taken = new HashSet<>();
    int port = options.port() == 0 ? FreePorts.next(taken) : options.port();
    taken.add(port);
    DataDirectory directory =
        DataDirectory.open(options.directory(), options.keep(), "weir-kafka-");
    Map<String, String> settings =
        new HashMap<>(BrokerSettings.of(directory.path(), port, FreePorts.next(taken)));
    settings.putAll(options.settings());
    EmbeddedKafka kafka = new EmbeddedKafka(directory, port, Map.copyOf(settings));
    boolean started = false;
    try {
      format(directory.path(), BrokerSettings.NODE, Uuid.randomUuid().toString());
      kafka.restart();
      started = true;
    } finally {
      if (!started) {
        directory.close();
      }
    }
    return kafka;
  }

  /** The address for {@code bootstrap.servers}; the same after a restart. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  /** The broker's administration client; only valid while the broker runs. */
  public Admin admin() {
    if (admin == null) {
      throw new IllegalStateException("the broker is stopped");
    }
    return admin;
  }

  /**
   * Creates a topic that can be written and read when this returns.
   *
   * @param config topic settings, see {@link TopicSettings}
   * @throws KafkaException if Kafka refuses, for example because the topic exists
   */
  public void createTopic(String name, int partitions, Map<String, String> config) {
    createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(config)));
  }

  /** Creates several topics at once, see {@link #createTopic}. */
  public void createTopics(Collection<NewTopic> topics) {
    done(admin().createTopics(topics).all());
    List<String> names = topics.stream().map(NewTopic::name).toList();
    Poll.until("topics " + names + " to have leaders", PATIENCE, () -> haveLeaders(names));
    awaitWritable(topics);
  }

  /**
   * Starts a second broker of the same cluster; nothing is placed on it but what names it: the
   * topic that groups of readers commit to exists before.
   */
  public JoinedBroker join() {
    placeOffsets();
    return JoinedBroker.start(this, done(admin().describeCluster().clusterId()), settings);
  }

  /** Whoever asks for what a group committed has the broker create the topic it is kept in. */
  private void placeOffsets() {
    Map<String, Object> reader = Map.of("bootstrap.servers", bootstrap(), "group.id", "placed");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(reader, bytes, bytes)) {
      consumer.committed(Set.of(new TopicPartition("placed", 0)), PATIENCE);
    }
  }

  /** Adds a partition to a topic that one broker leads; it can be written when this returns. */
  public void addPartition(String topic, int node) {
    int partitions = partitions(topic);
    NewPartitions more = NewPartitions.increaseTo(partitions + 1, List.of(List.of(node)));
    done(admin().createPartitions(Map.of(topic, more)).all());
    Poll.until(
        "a partition on broker " + node,
        PATIENCE,
        () -> partitions(topic) > partitions && haveLeaders(List.of(topic)));
    awaitWritable(List.of(new NewTopic(topic, partitions + 1, (short) 1)));
  }

  private int partitions(String topic) {
    return done(admin().describeTopics(List.of(topic)).allTopicNames())
        .get(topic)
        .partitions()
        .size();
  }

  /** Number of brokers that are up. */
  int nodes() {
    return done(admin().describeCluster().nodes()).size();
  }

  /** Deletes a topic: when this returns, writers and readers of it get errors. */
  public void deleteTopic(String name) {
    done(admin().deleteTopics(List.of(name)).all());
    // The controller says so a moment before the broker knows.
    Poll.until(
        "topic " + name + " to be gone",
        PATIENCE,
        () -> !done(admin().listTopics().names()).contains(name));
  }

  /**
   * Stops the broker in good order and keeps its files: an outage begins. Does nothing if stopped.
   */
  public void stop() {
    if (server == null) {
      return;
    }
    admin.close(Duration.ZERO);
    admin = null;
    server.shutdown();
    server.awaitShutdown();
    server = null;
  }

  /** Starts the broker again at the same address with all its topics: the outage ends. */
  public void restart() {
    if (server != null) {
      throw new IllegalStateException("the broker runs already");
    }
    FreePorts.requireFree(port);
    KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
    boolean started = false;
    try {
      starting.startup();
      started = true;
    } finally {
      if (!started) {
        starting.shutdown();
      }
    }
    server = starting;
    admin = Admin.create(Map.of("bootstrap.servers", bootstrap()));
    done(admin.describeCluster().nodes());
  }

  @Override
  public void close() {
    stop();
    directory.close();
  }

  static void format(Path directory, int node, String cluster) {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    Formatter formatter =
        new Formatter()
            .setPrintStream(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
            .setNodeId(node)
            .setClusterId(cluster)
            .addDirectory(directory.toString())
            .setMetadataLogDirectory(directory.toString())
            .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
            .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION);
    try {
      formatter.run();
    } catch (Exception e) { // the signature of Formatter#run
      throw new IllegalStateException("cannot format " + directory, e);
    }
  }

  private boolean haveLeaders(List<String> topics) {
    try {
      Map<String, TopicDescription> found = done(admin().describeTopics(topics).allTopicNames());
      return found.values().stream()
          .flatMap(topic -> topic.partitions().stream())
          .allMatch(partition -> partition.leader() != null && !partition.leader().isEmpty());
    } catch (UnknownTopicOrPartitionException e) {
      return false;
    }
  }

  /**
   * The broker names itself leader a moment before it takes records. Batches sent in that moment
   * can be refused and accepted in the wrong order, after which an idempotent producer never gets
   * the first one accepted. The end offset, however, is answered only by a leader that takes
   * records.
   */
  private void awaitWritable(Collection<NewTopic> topics) {
    Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
    for (NewTopic topic : topics) {
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        partitions.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    done(admin().listOffsets(partitions).all());
  }

  private static <T> T done(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KafkaException refusal) {
        throw refusal;
      }
      throw new IllegalStateException("the broker failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the broker", e);
    }
  }
}
