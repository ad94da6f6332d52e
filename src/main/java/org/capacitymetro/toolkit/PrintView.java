package org.capacitymetro.toolkit;

import org.capacitymetro.documents.Document;
import org.capacitymetro.pages.Page;

/// A document as a page to be printed.
///
/// @param paper the page in its language
/// @param back where the collection is changed
public record PrintView(Page paper, Document document, String back) {}
