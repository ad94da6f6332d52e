package org.capacitymetro.portal;

import java.util.List;

/// The page of one service: what is known of it, and the ways on from it.
///
/// @param sheets the sheet to print, in each language of the interface
public record ServicePageView(
    ServiceView service,
    List<SheetView.InLanguage> sheets,
    List<ServiceCard> nearby,
    List<ServiceCard> similar) {}
