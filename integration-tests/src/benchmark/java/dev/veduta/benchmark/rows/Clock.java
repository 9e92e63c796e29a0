package dev.veduta.benchmark.rows;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/** CPU time of the client, in nanoseconds. */
final class Clock {
  private Clock() {}

  /**
   * Of the thread that reads; of the whole process, collecting garbage included, where several do.
   */
  static LongSupplier of(Scenario scenario) {
    return scenario == Scenario.TWO_CONNECTIONS
        ? ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getProcessCpuTime
        : ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime;
  }
}
