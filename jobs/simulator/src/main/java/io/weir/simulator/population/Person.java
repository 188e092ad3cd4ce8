package io.weir.simulator.population;

import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Machine;
import io.weir.simulator.world.Origin;
import java.util.ArrayList;
import java.util.List;

/** A customer with one account. What changes in the course of a life changes here. */
public final class Person {

  private final int number;
  private final Identity identity;
  private final Home home;
  private final Employer employer;
  private final Habits habits;
  private final Purse purse;
  private final Chance chance;
  private final List<Machine> machines = new ArrayList<>();
  private final List<Payee> payees = new ArrayList<>();
  private final List<Bill> bills = new ArrayList<>();
  private final List<Bill> due = new ArrayList<>();
  private Trip trip;
  private long busyUntil;

  Person(
      int number,
      Identity identity,
      Home home,
      Employer employer,
      Habits habits,
      Purse purse,
      Chance chance) {
    this.number = number;
    this.identity = identity;
    this.home = home;
    this.employer = employer;
    this.habits = habits;
    this.purse = purse;
    this.chance = chance;
  }

  /** Position in the population, from 0. */
  public int number() {
    return number;
  }

  public Identity identity() {
    return identity;
  }

  public Home home() {
    return home;
  }

  /** Who pays the salary; null if nobody does. */
  public Employer employer() {
    return employer;
  }

  public Habits habits() {
    return habits;
  }

  public Purse purse() {
    return purse;
  }

  /** The randomness of this life. */
  public Chance chance() {
    return chance;
  }

  /** The phone is first. */
  public List<Machine> machines() {
    return machines;
  }

  public Machine phone() {
    return machines.get(0);
  }

  /** Everybody regularly paid, bills apart. */
  public List<Payee> payees() {
    return payees;
  }

  public List<Bill> bills() {
    return bills;
  }

  /** Bills to be paid by hand at the next visit. */
  public List<Bill> due() {
    return due;
  }

  /** The latest journey, which may be over; null if there was none. */
  public Trip trip() {
    return trip;
  }

  public void travel(Trip journey) {
    trip = journey;
  }

  /** Until when the present visit lasts: one does not log in twice at once. */
  public long busyUntil() {
    return busyUntil;
  }

  public void busyUntil(long time) {
    busyUntil = time;
  }

  /** Milliseconds to add to UTC for the time on this person's wall. */
  public long utcOffset() {
    return home.city().utcOffsetHours() * 3_600_000L;
  }

  /** Where the phone's mobile network puts it at home. */
  public Origin mobileAddress() {
    return home.carrier().address(chance);
  }
}
