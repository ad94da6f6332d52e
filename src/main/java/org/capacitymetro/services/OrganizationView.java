package org.capacitymetro.services;

import java.util.List;
import org.capacitymetro.cards.Prose;
import org.capacitymetro.cards.ServiceCard;
import org.capacitymetro.pages.RelatedGroup;
import org.jspecify.annotations.Nullable;

/// What the page of a body shows.
///
/// @param type what kind of body it is, in words
/// @param feed address of the feed of changes of its services
/// @param follow where one follows it by mail
/// @param claim where a signed-in person says to speak for the body, null for everybody else
/// @param notice that the body is closed, null for one that is not
public record OrganizationView(
    Prose name,
    Prose about,
    String type,
    String area,
    List<ServiceView.Link> emails,
    List<ServiceView.Link> websites,
    boolean demonstration,
    @Nullable StandingNotice notice,
    String history,
    String feed,
    String follow,
    @Nullable String claim,
    String count,
    List<ServiceCard> services,
    List<RelatedGroup> related) {}
