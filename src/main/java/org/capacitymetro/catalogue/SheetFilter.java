package org.capacitymetro.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.capacitymetro.assessment.Evidence;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.practices.PracticeKind;
import org.capacitymetro.practices.Published;

/// What sheets are narrowed by beyond the filters of services.
enum SheetFilter {
  KIND,
  COST,
  EVIDENCE,
  STATUS;

  /// The name in addresses.
  String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// In the order in which they are offered.
  List<String> codes() {
    return switch (this) {
      case KIND -> Stream.of(PracticeKind.values()).map(PracticeKind::code).toList();
      case COST -> List.of("none", "some");
      case EVIDENCE -> Stream.of(Evidence.values()).map(Evidence::code).toList().reversed();
      case STATUS -> List.of("running", "concluded", "suspended");
    };
  }

  String of(Published published) {
    return switch (this) {
      case KIND -> published.sheet().kind().code();
      case COST -> published.money();
      case EVIDENCE -> published.evidence().code();
      case STATUS -> published.running();
    };
  }

  String label(String value, Messages words) {
    return words.get(
        switch (this) {
          case KIND -> "practices.kind." + value;
          case COST -> "practices.money." + value;
          case EVIDENCE -> "practices.evidence." + value;
          case STATUS -> "practices.running." + value;
        });
  }

  String legend(Messages words) {
    return words.get("practices.filter." + parameter());
  }
}
