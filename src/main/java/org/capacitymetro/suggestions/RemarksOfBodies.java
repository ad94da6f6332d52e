package org.capacitymetro.suggestions;

import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Remarks;
import org.capacitymetro.text.TimeOrderedId;
import org.springframework.stereotype.Component;

/// Puts what bodies and verifiers say onto the list where visitors' suggestions wait.
@Component
class RemarksOfBodies implements Remarks {
  private static final int LONGEST = 2_000;

  private final Suggestions suggestions;
  private final Directory directory;

  RemarksOfBodies(Suggestions suggestions, Directory directory) {
    this.suggestions = suggestions;
    this.directory = directory;
  }

  @Override
  public void add(Remark remark) {
    String text = remark.text();
    String fitting =
        text.codePointCount(0, text.length()) <= LONGEST
            ? text
            : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    directory
        .followed(remark.service())
        .ifPresent(
            service ->
                suggestions.send(
                    service.value(),
                    remark.closed() ? Suggestion.Kind.CLOSED : Suggestion.Kind.CHANGED,
                    fitting,
                    remark.contact(),
                    remark.language(),
                    TimeOrderedId.next()));
  }
}
