package io.weir.simulator.population;

import java.util.List;

/** The cities of the simulated world. */
final class Atlas {

  /** Where customers live. */
  static final List<City> HOMES =
      List.of(
          new City("Berlin", "DE", 52.52, 13.405, 1),
          new City("Hamburg", "DE", 53.551, 9.994, 1),
          new City("Munich", "DE", 48.137, 11.575, 1),
          new City("Cologne", "DE", 50.938, 6.96, 1),
          new City("Vienna", "AT", 48.208, 16.373, 1),
          new City("Graz", "AT", 47.071, 15.439, 1),
          new City("Amsterdam", "NL", 52.368, 4.904, 1),
          new City("Lyon", "FR", 45.764, 4.836, 1),
          new City("Strasbourg", "FR", 48.573, 7.752, 1));

  /** Where customers travel to. */
  static final List<City> DESTINATIONS =
      List.of(
          new City("Lisbon", "PT", 38.722, -9.139, 0),
          new City("Barcelona", "ES", 41.385, 2.173, 1),
          new City("Rome", "IT", 41.903, 12.496, 1),
          new City("Athens", "GR", 37.984, 23.728, 2),
          new City("London", "GB", 51.507, -0.128, 0),
          new City("Istanbul", "TR", 41.008, 28.978, 3),
          new City("Dubai", "AE", 25.205, 55.271, 4),
          new City("New York", "US", 40.713, -74.006, -5),
          new City("Bangkok", "TH", 13.756, 100.502, 7),
          new City("Tokyo", "JP", 35.676, 139.65, 9));

  /** Where rented servers and anonymising networks stand. */
  static final List<City> DATA_CENTRES =
      List.of(
          new City("Amsterdam", "NL", 52.35, 4.92, 1),
          new City("Bucharest", "RO", 44.427, 26.103, 2),
          new City("Kyiv", "UA", 50.45, 30.523, 2),
          new City("Moscow", "RU", 55.756, 37.617, 3),
          new City("Ashburn", "US", 39.044, -77.487, -5),
          new City("Singapore", "SG", 1.352, 103.82, 8),
          new City("Sao Paulo", "BR", -23.551, -46.633, -3),
          new City("Lagos", "NG", 6.524, 3.379, 1));

  private Atlas() {}
}
