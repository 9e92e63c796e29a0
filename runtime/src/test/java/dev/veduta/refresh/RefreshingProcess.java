package dev.veduta.refresh;

import dev.veduta.Veduta;
import dev.veduta.fixture.GearStats;
import dev.veduta.fixture.Pool;
import dev.veduta.session.Session;
import dev.veduta.view.View;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A process of its own that writes rows and then, when it is told to, refreshes in many threads at
 * once, each of which looks for a row. Prints how many did not find theirs.
 */
final class RefreshingProcess {
  private static final View<GearStats, Integer> COUNTED = GearStats.of("p", "counted");

  private RefreshingProcess() {}

  public static void main(String[] arguments) throws Exception {
    String url = arguments[0];
    int first = Integer.parseInt(arguments[1]);
    int callers = Integer.parseInt(arguments[2]);
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try (Pool pool = new Pool(() -> DriverManager.getConnection(url), true, 8)) {
      Veduta veduta = Veduta.of(pool.dataSource());
      for (int i = 0; i < callers; i++) {
        write(pool, first + i);
      }
      System.out.println("ready");
      System.in.read();
      List<Callable<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        int item = first + i;
        all.add(() -> seesWhatWasWritten(veduta, item));
      }
      int blind = 0;
      for (Future<Boolean> seen : threads.invokeAll(all)) {
        blind += seen.get() ? 0 : 1;
      }
      System.out.println("blind " + blind);
    } finally {
      threads.shutdown();
    }
  }

  private static void write(Pool pool, int item) throws SQLException {
    try (Connection connection = pool.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("insert into p.written values (" + item + ")");
    }
  }

  private static boolean seesWhatWasWritten(Veduta veduta, int item) {
    veduta.refresh(COUNTED);
    try (Session session = veduta.openSession()) {
      return session.find(COUNTED, item).isPresent();
    }
  }
}
