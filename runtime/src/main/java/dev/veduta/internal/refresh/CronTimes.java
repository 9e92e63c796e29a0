package dev.veduta.internal.refresh;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The times of a cron expression, of which cron-utils knows all. */
record CronTimes(ExecutionTime times, ZoneId zone) implements Timetable {
  /** For a time that never comes, such as 30 February. */
  private static final Duration NEVER = Duration.ofDays(36_500);

  /** How far the clocks of two machines may be apart. */
  private static final Duration CLOCKS = Duration.ofSeconds(30);

  static CronTimes of(String expression, ZoneId zone) {
    CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    try {
      return new CronTimes(ExecutionTime.forCron(parser.parse(expression)), zone);
    } catch (IllegalArgumentException bad) {
      throw new IllegalArgumentException(
          "[BadCron] \""
              + expression
              + "\" is no cron expression of five fields: "
              + bad.getMessage(),
          bad);
    }
  }

  @Override
  public Instant next(Instant after) {
    return times
        .nextExecution(after.atZone(zone))
        .map(time -> time.toInstant())
        .orElseGet(() -> after.plus(NEVER));
  }

  /** What started since it was due, by a clock that may go differently. */
  @Override
  public Duration served(Instant due, Instant now) {
    Duration gap = Duration.between(due, next(due)).dividedBy(2);
    return Duration.between(due, now).plus(Timetable.least(gap, CLOCKS));
  }
}
