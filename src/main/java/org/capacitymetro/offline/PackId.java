package org.capacitymetro.offline;

import org.capacitymetro.pages.Language;

/// Names a pack.
///
/// @param city code
record PackId(String city, Language language) {}
