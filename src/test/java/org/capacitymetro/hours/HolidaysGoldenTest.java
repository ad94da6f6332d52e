package org.capacitymetro.hours;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.capacitymetro.testing.Golden;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The holidays that the browser computes are those of the server.
class HolidaysGoldenTest {

  @Test
  void writesWhatTheBrowserHasToAnswer() throws IOException {
    Map<String, List<String>> byYear = new TreeMap<>();
    for (int year = 2020; year <= 2060; year++) {
      byYear.put(
          Integer.toString(year),
          LocalDate.of(year, 1, 1)
              .datesUntil(LocalDate.of(year + 1, 1, 1))
              .filter(Holidays::isNational)
              .map(date -> date.toString().substring(5))
              .toList());
    }
    Golden.check(
        "holidays.json",
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(byYear)
            + "\n");
  }
}
