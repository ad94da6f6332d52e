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
/// @param patronDay local public holiday. Looked up in November 2026: Torino 24 June
///   (torino.mobilita.org/2016/06/23/san-giovanni-la-festa-dei-torinesi), Milano 7 December
///   (thelocal.it/20221201/why-do-milan-residents-get-a-day-off-on-december-7th), Venezia 21
///   November, since San Marco falls on a national holiday
///   (iodichiaro.it/patrono-venezia-21-11-24), Napoli 19 September
///   (pupia.tv/2011/09/campania/manovra-anticrisi-la-festa-di-san-gennaro-salva-per-questanno/30190),
///   Bari 6 December, when its schools are closed
///   (donna.fidelityhouse.eu/bellezza-donna/italia-scuole-chiuse-il-6-dicembre-2024-il-comunicato-394883.html)
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
