package io.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IpRangeTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7, 192.0.2.0/24",
    "192.0.2.7/32, 192.0.2.7, 192.0.2.0/24",
    "::ffff:192.0.2.7/128, 192.0.2.7, 192.0.2.0/24",
    "2001:db8:1:2::9, 2001:db8:1:2::/64, 2001:db8:1::/48",
    "2001:db8:1:2::/64, 2001:db8:1:2::/64, 2001:db8:1::/48",
    "2001:db8:1:2:8000::/65, 2001:db8:1:2::/64, 2001:db8:1::/48",
  })
  void shouldBeTheKeyOfOneAddressAndNotOfItsSubnet(String text, String key, String network) {
    IpRange range = IpRange.parse(text);

    assertThat(range.ipKey()).isEqualTo(key);
    assertThat(range.subnetKey()).isNull();
    assertThat(range.network()).isEqualTo(network);
    assertThat(range.keys()).containsExactly(key);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.0/24",
    "192.0.2.77/24, 192.0.2.0/24",
    "::ffff:192.0.2.0/120, 192.0.2.0/24",
    "2001:db8:1::/48, 2001:db8:1::/48",
    "2001:db8:1:ff::/48, 2001:db8:1::/48",
  })
  void shouldBeTheKeyOfOneSubnetAndOfNoAddress(String text, String key) {
    IpRange range = IpRange.parse(text);

    assertThat(range.subnetKey()).isEqualTo(key);
    assertThat(range.ipKey()).isNull();
    assertThat(range.network()).isEqualTo(key);
    assertThat(range.keys()).containsExactly(key);
  }

  @Test
  void shouldTakeANetworkApartIntoItsSubnets() {
    assertThat(IpRange.parse("198.51.100.0/23").keys())
        .containsExactly("198.51.100.0/24", "198.51.101.0/24");
    assertThat(IpRange.parse("2001:db8:fffe::/47").keys())
        .containsExactly("2001:db8:fffe::/48", "2001:db8:ffff::/48");
    List<String> all = IpRange.parse("198.51.0.0/16").keys();
    assertThat(all).hasSize(256).startsWith("198.51.0.0/24").endsWith("198.51.255.0/24");
    assertThat(IpRange.parse("2001:db8:100::/40").keys())
        .hasSize(256)
        .endsWith("2001:db8:1ff::/48");
  }

  @Test
  void shouldTakeAPartOfASubnetApartIntoItsAddresses() {
    IpRange pair = IpRange.parse("192.0.2.6/31");

    assertThat(pair.keys()).containsExactly("192.0.2.6", "192.0.2.7");
    assertThat(pair.ipKey()).isNull();
    assertThat(pair.subnetKey()).isNull();
    assertThat(pair.network()).isEqualTo("192.0.2.0/24");
    assertThat(IpRange.parse("192.0.2.128/25").keys()).hasSize(128).endsWith("192.0.2.255");
    assertThat(IpRange.parse("2001:db8:1:200::/56").keys())
        .hasSize(256)
        .startsWith("2001:db8:1:200::/64")
        .endsWith("2001:db8:1:2ff::/64");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.0.0/15",
        "0.0.0.0/0",
        "2001:db8::/39",
        "::/0",
        "2001:db8::/55",
      })
  void shouldNotBeTakenApartWhereItIsTooBroad(String text) {
    IpRange range = IpRange.parse(text);

    assertThat(range.size()).isGreaterThan(IpRange.MOST);
    assertThatIllegalStateException().isThrownBy(range::keys);
    assertThat(range.ipKey()).isNull();
    assertThat(range.subnetKey()).isNull();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "/24",
        "192.0.2.0/",
        "192.0.2.0/33",
        "192.0.2.0/024",
        "192.0.2.0/+8",
        "192.0.2/24",
        "2001:db8::/129",
        "192.0.2.0/24/24",
        "example.org",
        "::ffff:192.0.2.0/95",
        "192.0.2.0-192.0.2.9"
      })
  void shouldBeNoRange(String text) {
    assertThat(IpRange.parse(text)).isNull();
  }
}
