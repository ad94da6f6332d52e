package org.capacitymetro.editing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the form of a body shows; the components are those of [ServiceFormView].
public record OrganizationFormView(
    FormView form,
    String heading,
    String lead,
    String action,
    @Nullable String publicPage,
    long base,
    ServiceFormView.@Nullable Notice notice,
    List<FormView.Option> types,
    List<FormView.Option> areas,
    List<ServiceFormView.Link> also) {}
