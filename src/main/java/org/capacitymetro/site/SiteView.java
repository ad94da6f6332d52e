package org.capacitymetro.site;

import java.util.List;
import org.capacitymetro.pages.NationalNumber;

/// What the text pages may name.
///
/// @param mail who keeps this installation and `code` where its source code is; empty where the
///   operator named none
public record SiteView(String mail, String code, List<NationalNumber> numbers) {}
