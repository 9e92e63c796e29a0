package dev.veduta.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The values that PostgreSQL has and Java has not. */
class ValuesTest {
  @Test
  void bytesShareNoArray() {
    byte[] array = {1, -2};
    Bytes bytes = Bytes.of(array);
    array[0] = 9;
    bytes.toByteArray()[0] = 9;
    assertThat(bytes.byteAt(0)).isEqualTo((byte) 1);
    assertThat(bytes.size()).isEqualTo(2);
    assertThat(bytes).isEqualTo(Bytes.of(new byte[] {1, -2})).isNotEqualTo(Bytes.of(array));
    assertThat(bytes).hasSameHashCodeAs(Bytes.of(new byte[] {1, -2}));
    assertThat(bytes).hasToString("\\x01fe");
  }

  @Test
  void manyBytesAreNotShownWhole() {
    assertThat(Bytes.of(new byte[1_000_000]).toString()).hasSizeLessThan(100).contains("1000000");
  }

  @Test
  void numericIsEqualAsBigDecimalIs() {
    assertThat(Numeric.of(BigDecimal.ONE)).isEqualTo(Numeric.of(new BigDecimal("1")));
    assertThat(Numeric.of(BigDecimal.ONE)).isNotEqualTo(Numeric.of(new BigDecimal("1.0")));
    assertThat(Numeric.NAN).isEqualTo(Numeric.NAN).isNotEqualTo(Numeric.POSITIVE_INFINITY);
    assertThat(Numeric.NAN.isFinite()).isFalse();
    assertThatThrownBy(Numeric.NAN::toBigDecimal)
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("NaN");
  }

  @Test
  void intervalIsMadeOfPeriodAndDuration() {
    assertThat(Interval.of(Period.of(1, 2, 3), Duration.parse("PT4H5M6.5S")))
        .isEqualTo(new Interval(14, 3, 14_706_500_000L))
        .hasToString("P1Y2M3DT4H5M6.5S");
    assertThat(Interval.of(Period.ZERO, Duration.ofNanos(-1000)).microseconds()).isEqualTo(-1);
    assertThat(
            Interval.of(
                    Period.ZERO, Duration.of(Long.MIN_VALUE, java.time.temporal.ChronoUnit.MICROS))
                .microseconds())
        .isEqualTo(Long.MIN_VALUE);
    assertThatThrownBy(() -> Interval.of(Period.ZERO, Duration.ofNanos(1)))
        .hasMessageContaining("[IntervalPrecision]");
    assertThatThrownBy(() -> Interval.of(Period.ZERO, Duration.ofSeconds(Long.MAX_VALUE)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void intervalIsWrittenInIso() {
    assertThat(new Interval(0, 0, 0)).hasToString("PT0S");
    assertThat(new Interval(-14, 0, -500_000)).hasToString("P-1Y-2MT-0.5S");
    assertThat(Interval.NEGATIVE_INFINITY).hasToString("-infinity");
    assertThat(Interval.NEGATIVE_INFINITY.isFinite()).isFalse();
  }

  @Test
  void inetKeepsNoNameAndNoScope() throws Exception {
    InetAddress named = InetAddress.getByAddress("example.com", new byte[] {10, 0, 0, 1});
    assertThat(Inet.of(named).address()).hasToString("/10.0.0.1");
    byte[] local = new byte[16];
    local[0] = (byte) 0xfe;
    local[1] = (byte) 0x80;
    Inet scoped = Inet.of(Inet6Address.getByAddress(null, local, 3));
    assertThat(scoped).hasToString("fe80:0:0:0:0:0:0:0");
    assertThat(new Inet(named, 8)).hasToString("10.0.0.1/8");
    assertThatThrownBy(() -> new Inet(named, 33)).hasMessageContaining("[InetPrefix]");
  }

  @Test
  void rangeHasNoInclusiveBoundThatIsNotThere() {
    assertThat(new Range<>(null, 5, true, true, false))
        .isEqualTo(new Range<>(null, 5, false, true, false));
    assertThatThrownBy(() -> new Range<>(1, 2, true, false, true))
        .hasMessageContaining("[RangeBounds]");
  }

  @Test
  void pathsAndPolygonsCopyTheirPoints() {
    List<Point> points = new ArrayList<>(List.of(new Point(1, 2)));
    Path path = new Path(points, false);
    Polygon polygon = new Polygon(points);
    points.clear();
    assertThat(path).hasToString("[(1.0,2.0)]");
    assertThat(polygon).hasToString("((1.0,2.0))");
  }
}
