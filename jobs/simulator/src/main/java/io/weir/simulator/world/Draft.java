package io.weir.simulator.world;

import org.apache.avro.generic.GenericRecord;

/** One event being written; time and id are given when it is sent. */
public final class Draft {

  private final World world;
  private final StreamForm form;
  private final Witness witness;
  private final GenericRecord record;
  private String account;
  private String usernameHash;
  private String ip;
  private String deviceId;
  private String payeeId;
  private String eventId;
  private long eventTime;

  Draft(World world, StreamForm form, Witness witness, String activity) {
    this.world = world;
    this.form = form;
    this.witness = witness;
    this.record = form.blank();
    set("activity", activity);
    set("status", "SUCCESS");
    set("actor_type", "CUSTOMER");
    set("tenant_id", world.tenant());
  }

  public Draft set(String field, Object value) {
    form.set(record, field, value);
    return this;
  }

  public Draft account(String accountId) {
    account = accountId;
    return set("account_id", accountId);
  }

  /** The login name as typed. */
  public Draft username(String hash) {
    usernameHash = hash;
    return set("username_hash", hash);
  }

  public Draft payee(String id) {
    payeeId = id;
    return set("payee_id", id);
  }

  public Draft from(Origin origin) {
    ip = origin.ip();
    record.put("net", form.net(origin));
    return set("src_ip", ip);
  }

  public Draft with(Machine machine) {
    deviceId = machine.deviceId();
    set("channel", machine.channel());
    set("user_agent", machine.userAgent());
    set("tls_fp", machine.tlsFingerprint());
    set("device_id_strength", machine.strength());
    return set("device_id", deviceId);
  }

  /** The session it belongs to, of the login stream. */
  public Draft within(long created, String boundDevice, int assurance) {
    record.put("session", form.session(created, boundDevice, assurance));
    return this;
  }

  /** Sends it as of now and returns its id. */
  public String send() {
    return sendAs(world.now());
  }

  /** Sends it now with another event time than now. */
  public String sendAs(long claimedTime) {
    eventTime = claimedTime;
    eventId = world.nextEventId(claimedTime);
    set("event_id", eventId);
    set("event_time", claimedTime);
    world.deliver(form.stream(), record, account != null ? account : usernameHash);
    witness.sent(this);
    return eventId;
  }

  /** The account it acts on; null if the login name is unknown. */
  public String account() {
    return account;
  }

  /** The address it comes from; null if from inside the bank. */
  public String ip() {
    return ip;
  }

  /** The device; null if none is known. */
  public String deviceId() {
    return deviceId;
  }

  /** The payee; null unless it is about one. */
  public String payeeId() {
    return payeeId;
  }

  /** The id, once sent. */
  public String eventId() {
    return eventId;
  }

  /** Milliseconds since the epoch, once sent. */
  public long eventTime() {
    return eventTime;
  }
}
