package dev.veduta.internal.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimetableTest {
  private static final Timetable NIGHTLY = CronTimes.of("0 3 * * *", ZoneId.of("Europe/Vienna"));

  @Test
  void aCronTimeIsOfItsZoneThroughTheYear() {
    assertThat(NIGHTLY.next(Instant.parse("2026-01-10T12:00:00Z")))
        .isEqualTo("2026-01-11T02:00:00Z");
    assertThat(NIGHTLY.next(Instant.parse("2026-07-10T12:00:00Z")))
        .isEqualTo("2026-07-11T01:00:00Z");
  }

  @Test
  void whatStartedSinceACronTimeServesClocksBeingApart() {
    Instant due = Instant.parse("2026-01-11T02:00:00Z");
    assertThat(NIGHTLY.served(due, due.plusSeconds(20))).isEqualTo(Duration.ofSeconds(50));
    assertThat(CronTimes.of("* * * * *", ZoneId.of("UTC")).served(due, due.plusSeconds(2)))
        .isEqualTo(Duration.ofSeconds(32));
  }

  @Test
  void aRunIsLateByATenthOfTheGapAndAMinuteAtMost() {
    Instant due = Instant.parse("2026-01-11T02:00:00Z");
    assertThat(NIGHTLY.jitter(due)).isEqualTo(Duration.ofMinutes(1));
    assertThat(new FixedDelay(Duration.ofSeconds(30)).jitter(due)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void aTimeThatNeverComesIsFarAway() {
    assertThat(CronTimes.of("0 0 30 2 *", ZoneId.of("UTC")).next(Instant.EPOCH))
        .isAfter(Instant.parse("2060-01-01T00:00:00Z"));
  }
}
