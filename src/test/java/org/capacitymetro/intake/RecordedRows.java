package org.capacitymetro.intake;

import java.util.ArrayList;
import java.util.List;
import org.capacitymetro.mapping.Finding;
import org.capacitymetro.mapping.SourceRow;

/// Keeps what a reader gives.
class RecordedRows implements RowReader.Rows {
  final List<SourceRow> taken = new ArrayList<>();
  final List<Finding> refused = new ArrayList<>();

  @Override
  public void take(SourceRow row) {
    taken.add(row);
  }

  @Override
  public void refuse(Finding finding) {
    refused.add(finding);
  }
}
