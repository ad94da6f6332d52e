package org.capacitymetro.authoring;

import java.util.List;

/// The first step of a sheet: what it is called and where.
///
/// @param problem what is wrong with the title, empty for nothing
public record NewPracticeView(
    String action,
    String kind,
    String kindLabel,
    String kindAbout,
    String title,
    String problem,
    List<SheetFormView.Option> cities) {}
