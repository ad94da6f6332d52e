package org.capacitymetro.imports;

import gg.jte.Content;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.pages.Page;

/// The sheet of a service as its public page shows it. The module that has that page, rows above,
/// answers.
public interface PublicSheet {

  /// @param service as [org.capacitymetro.directory.PublicPreview] gives it
  Content of(PublicService service, Page page);
}
