package io.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IpKeysTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7, 192.0.2.0/24",
    "0.0.0.0, 0.0.0.0, 0.0.0.0/24",
    "255.255.255.255, 255.255.255.255, 255.255.255.0/24",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64, 2001:db8:1::/48",
    "2001:DB8:1:2::9, 2001:db8:1:2::/64, 2001:db8:1::/48",
    "2001:0db8:0001:0002::, 2001:db8:1:2::/64, 2001:db8:1::/48",
    "2001:db8:0:5::1, 2001:db8:0:5::/64, 2001:db8::/48",
    "2001:db8::1, 2001:db8::/64, 2001:db8::/48",
    "::1, ::/64, ::/48",
    "::, ::/64, ::/48",
    "64:ff9b::192.0.2.7, 64:ff9b::/64, 64:ff9b::/48",
    "1:2:3:4:5:6:192.0.2.7, 1:2:3:4::/64, 1:2:3::/48"
  })
  void shouldKeyAnAddressAndTheNetworkAroundIt(String address, String ip, String subnet) {
    assertThat(IpKeys.ipKey(address)).isEqualTo(ip);
    assertThat(IpKeys.subnetKey(address)).isEqualTo(subnet);
  }

  @ParameterizedTest
  @ValueSource(strings = {"::ffff:192.0.2.7", "::FFFF:c000:207", "0:0:0:0:0:ffff:192.0.2.7"})
  void shouldUnwrapAnIpv4AddressMappedIntoIpv6(String address) {
    assertThat(IpKeys.ipKey(address)).isEqualTo("192.0.2.7");
    assertThat(IpKeys.subnetKey(address)).isEqualTo("192.0.2.0/24");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 192.0.2.7",
        "192.0.2",
        "192.0.2.7.1",
        "192.0.2.256",
        "192.0.2.07",
        "192.0.2.-1",
        "192.0.2.7/24",
        "192..2.7",
        "0x7f.0.0.1",
        "localhost",
        "example.org",
        ":",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7::8",
        "12345::",
        "g::1",
        "fe80::1%eth0",
        "[::1]",
        "192.0.2.7::1",
        "1:192.0.2.7:2::",
        "::192.0.2",
        "1:2:3:4:5:6:7:192.0.2.7",
        "١٩٢.0.2.7",
        "::١"
      })
  void shouldHaveNoKeyForWhatIsNoAddress(String text) {
    assertThat(IpKeys.ipKey(text)).isNull();
    assertThat(IpKeys.subnetKey(text)).isNull();
  }

  @Test
  void shouldHaveNoKeyForNothing() {
    assertThat(IpKeys.ipKey(null)).isNull();
    assertThat(IpKeys.subnetKey(null)).isNull();
  }

  @Test
  void shouldGiveTheSameKeyHoweverTheAddressIsWritten() {
    assertThat(IpKeys.ipKey("2001:db8:0:0:1:0:0:1"))
        .isEqualTo(IpKeys.ipKey("2001:DB8::1:0:0:1"))
        .isEqualTo("2001:db8::/64");
  }
}
