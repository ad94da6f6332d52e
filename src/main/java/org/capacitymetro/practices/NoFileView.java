package org.capacitymetro.practices;

/// What is shown instead of a PDF that could not be made.
///
/// @param sheet address of the sheet's page, which can be printed
public record NoFileView(String why, String sheet) {}
