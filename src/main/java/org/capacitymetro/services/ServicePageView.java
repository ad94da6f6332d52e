package org.capacitymetro.services;

import java.util.List;
import org.capacitymetro.cards.ServiceCard;
import org.capacitymetro.pages.RelatedGroup;
import org.jspecify.annotations.Nullable;

/// The page of one service: what is known of it, and the ways on from it.
///
/// @param unconfirmed said where the body was asked in vain whether all of this is true; null
///   otherwise
/// @param sheets the sheet to print, in each language of the interface
/// @param related what other modules know of it, such as good practices born here
public record ServicePageView(
    ServiceView service,
    @Nullable StandingNotice unconfirmed,
    List<SheetView.InLanguage> sheets,
    List<RelatedGroup> related,
    List<ServiceCard> nearby,
    List<ServiceCard> similar) {}
