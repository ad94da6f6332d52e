package org.capacitymetro.portal;

import java.util.List;

/// What the page of a body shows.
///
/// @param type what kind of body it is, in words
public record OrganizationView(
    String name,
    ServiceView.Prose about,
    String type,
    String area,
    List<ServiceView.Link> emails,
    List<ServiceView.Link> websites,
    boolean demonstration,
    String count,
    List<ServiceCard> services) {}
