package io.weir.client.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.weir.client.AlreadyAskedException;
import io.weir.client.Answer;
import io.weir.client.DecisionListener;
import io.weir.client.Gate;
import io.weir.client.Operation;
import io.weir.client.Operation.Touched;
import io.weir.client.RestrictionView;
import io.weir.client.Subject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Logger;

/**
 * A desk that takes payments over HTTP and lets them through or not:
 *
 * <pre>
 * PaymentDesk BOOTSTRAP PORT
 * curl -X POST 'localhost:PORT/payments?id=e-1&amp;account=A-1&amp;payee=P-1&amp;amount=60000'
 * </pre>
 *
 * It answers with the action and what it rests on, a line of text; with status 409 where a payment
 * is asked for again that waits for its answer. Topics have the names they have where nothing else
 * is set.
 */
public final class PaymentDesk implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(PaymentDesk.class.getName());
  private static final String TENANT = "bank";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Minor units from which on an amount is of high risk; yours depends on the customer. */
  private static final long HIGH_RISK_MINOR = 50_000;

  private final RestrictionView restrictions;
  private final DecisionListener decisions;
  private final PaymentEvents events;
  private final Gate gate;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(16);

  private PaymentDesk(Map<String, Object> kafka, Topics topics, int port, Duration deadline)
      throws IOException {
    this.restrictions =
        RestrictionView.open(kafka, topics.restrictions(), System::currentTimeMillis);
    this.decisions =
        DecisionListener.open(
            kafka,
            topics.decisions(),
            decision -> LOG.info(() -> decision.eventId() + ": " + decision.action()),
            System::currentTimeMillis);
    this.events = new PaymentEvents(kafka, topics.payments(), TENANT);
    this.gate = new Gate(restrictions, decisions, deadline, Gate.STALE_AFTER);
    this.server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
    server.createContext("/payments", this::handle);
    server.setExecutor(threads);
  }

  /** The topics it works with. */
  record Topics(String payments, String decisions, String restrictions) {}

  /**
   * Opens a desk; it takes payments when this returns.
   *
   * @throws IllegalStateException if restrictions cannot be loaded within a minute: to let through
   *     what is restricted is worse than not to start
   */
  static PaymentDesk open(Map<String, Object> kafka, Topics topics, int port)
      throws IOException, InterruptedException {
    return open(kafka, topics, port, Gate.DEADLINE);
  }

  static PaymentDesk open(Map<String, Object> kafka, Topics topics, int port, Duration deadline)
      throws IOException, InterruptedException {
    PaymentDesk desk = new PaymentDesk(kafka, topics, port, deadline);
    if (!desk.restrictions.awaitLoaded(PATIENCE) || !desk.decisions.awaitListening(PATIENCE)) {
      RuntimeException why = desk.restrictions.failure();
      desk.close();
      throw new IllegalStateException("it is not known what is in force", why);
    }
    desk.server.start();
    return desk;
  }

  /** Opens a desk and keeps it open until the process ends. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 2) {
      throw new IllegalArgumentException("give two arguments: BOOTSTRAP PORT");
    }
    Topics topics = new Topics("payment", "decisions", "restrictions");
    PaymentDesk desk =
        open(Map.of("bootstrap.servers", args[0]), topics, Integer.parseInt(args[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(desk::close));
  }

  /** Where it listens. */
  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    events.close();
    decisions.close();
    restrictions.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    int status = 200;
    String text;
    try {
      Payment payment = Payment.parse(exchange.getRequestURI().getQuery());
      Answer answer = answer(payment);
      text = answer.action() + " " + answer.basis();
    } catch (IllegalArgumentException e) {
      status = 400;
      text = e.getMessage();
    } catch (AlreadyAskedException e) {
      status = 409; // whoever asked first gets the answer
      text = e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      status = 503;
      text = "closing";
    }
    byte[] body = (text + "\n").getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Answer answer(Payment payment) throws InterruptedException {
    Operation operation =
        new Operation(
            TENANT,
            "payment",
            payment.id(),
            List.of(
                new Touched(
                    new Subject(TENANT, "ACCOUNT", payment.account()),
                    List.of("PAYMENT", "ACCOUNT_OUTBOUND", "ACCOUNT")),
                new Touched(new Subject(TENANT, "PAYEE", payment.payee()), List.of("PAYEE"))),
            payment.minor() >= HIGH_RISK_MINOR,
            payment.payee() + " " + payment.minor());
    try (Gate.Question question = gate.ask(operation)) {
      events.send(payment);
      return question.answer();
    }
  }
}
