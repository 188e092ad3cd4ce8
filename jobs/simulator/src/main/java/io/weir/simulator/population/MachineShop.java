package io.weir.simulator.population;

import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Machine;
import java.util.List;

/** Where devices come from, honest ones and the tools of fraudsters. */
public final class MachineShop {

  private static final List<String> SCRIPT_AGENTS =
      List.of(
          "python-requests/2.32.3",
          "python-httpx/0.27.2",
          "Go-http-client/2.0",
          "curl/8.5.0",
          "aiohttp/3.10.5");

  private MachineShop() {}

  /** A phone with the customer app. */
  public static Machine phone(Chance chance) {
    return Software.pick(Software.PHONES, chance).install(chance);
  }

  /** A computer's browser. */
  public static Machine computer(Chance chance) {
    return Software.pick(Software.COMPUTERS, chance).install(chance);
  }

  /** A tablet with the customer app. */
  public static Machine tablet(Chance chance) {
    return Software.pick(Software.TABLETS, chance).install(chance);
  }

  /** A program that speaks HTTP without a browser and has no device id. */
  public static Machine script(Chance chance) {
    String agent = chance.pick(SCRIPT_AGENTS);
    return new Machine(null, "NONE", agent, Software.fingerprint(agent), "SERVER", "Linux", "WEB");
  }

  /** The account aggregator's client. */
  public static Machine aggregator() {
    String agent = "LedgerLink/3.4 (+account information service)";
    return new Machine(null, "NONE", agent, Software.fingerprint(agent), "SERVER", "Linux", "API");
  }

  /** A program that pretends to be a browser, with a made-up fingerprint for a device id. */
  public static Machine disguisedScript(Chance chance) {
    Machine model = computer(chance);
    return new Machine(
        model.deviceId(),
        "FINGERPRINT",
        model.userAgent(),
        Software.fingerprint("headless " + chance.below(5)),
        model.type(),
        model.osName(),
        "WEB");
  }
}
