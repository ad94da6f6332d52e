package org.capacitymetro.areas;

import java.time.MonthDay;
import java.util.List;
import org.capacitymetro.geo.Box;
import org.capacitymetro.geo.Point;
import org.capacitymetro.text.LocalizedText;

/// A metropolitan city that takes part: a row, so that a sixth is data and not code.
///
/// @param code as it stands in addresses: `torino`
/// @param province ISTAT code of its metropolitan city, e.g. `201`
/// @param plate car plate letters used by public files as the province code, e.g. `TO`
/// @param comune ISTAT code of the comune it is named after
/// @param languages interface languages offered first, BCP 47
/// @param patronDay local public holiday
/// @param bounds what the map shows first
public record City(
    String code,
    LocalizedText name,
    String province,
    String plate,
    String comune,
    List<String> languages,
    Point centre,
    Box bounds,
    MonthDay patronDay) {}
