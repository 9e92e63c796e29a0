package dev.veduta.internal.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.VedutaException;
import dev.veduta.query.Sql;
import dev.veduta.type.SqlTypes;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
  @ParameterizedTest
  @CsvSource({
    "55000, NotPopulated",
    "42501, NotPermitted",
    "28000, NotPermitted",
    "28P01, NotPermitted",
    "55P03, Busy",
    "57014, Busy",
    "40P01, Busy",
    "40001, Busy",
    "53300, Busy",
    "08000, Unreachable",
    "08001, Unreachable",
    "08003, Unreachable",
    "08006, Unreachable",
    "57P01, Unreachable",
    "57P02, Unreachable",
    "57P03, Unreachable",
    "57P04, Unreachable",
    "57P05, Unreachable",
    "25P03, Unreachable",
    "25P04, Unreachable",
    "25P02, QueryFailed",
    "25006, QueryFailed",
    "21000, QueryFailed",
    "22012, QueryFailed",
    "23505, QueryFailed",
    "42P01, QueryFailed",
    "42703, QueryFailed",
    "0A000, QueryFailed",
    "53100, QueryFailed",
    "53400, QueryFailed",
    "55006, QueryFailed",
    "XX000, QueryFailed",
    "Z, QueryFailed",
    ", QueryFailed"
  })
  void aStateHasOneMeaning(String state, String id) {
    SQLException failure = new SQLException("text that is not looked at", state);
    VedutaException fault =
        Faults.translate("reading a.b", Sql.bind(SqlTypes.TEXT, "secret"), failure);
    assertThat(fault.id()).isEqualTo(id);
    assertThat(fault.getClass().getSimpleName()).isEqualTo(id + "Exception");
    assertThat(fault.sqlState()).isEqualTo(state);
    assertThat(fault).hasCause(failure).hasMessageStartingWith("[" + id + "] reading a.b failed: ");
    assertThat(fault).hasMessageNotContaining("secret").hasMessageNotContaining("not looked at");
  }

  @Test
  void aConnectionThatCannotBeHadIsUnreachableUnlessTheStateSaysMore() {
    assertThat(Faults.connecting("opening", new SQLException("pool")).id())
        .isEqualTo("Unreachable");
    assertThat(Faults.connecting("opening", new SQLException("closed", "55000")).id())
        .isEqualTo("Unreachable");
    assertThat(Faults.connecting("opening", new SQLException("full", "53300")).id())
        .isEqualTo("Busy");
  }

  @ParameterizedTest
  @CsvSource({
    "42703, true",
    "42P01, true",
    "42883, true",
    "42804, true",
    "0A000, true",
    "3F000, true",
    "42501, false",
    "25P02, false",
    "08006, false",
    "22012, false",
    ", false"
  })
  void whatAChangedViewCanCauseIsLookedInto(String state, boolean stale) {
    assertThat(Faults.mayBeStale(state)).isEqualTo(stale);
  }
}
