package org.capacitymetro.files;

import org.jspecify.annotations.Nullable;

/// A file of the store.
///
/// @param hash SHA-256 of the content, 64 hexadecimal digits
/// @param width in pixels, 0 for what is no picture; so `height`
/// @param small hash of the same picture for lists and small screens, null for what is no picture
/// @param words the text of a document, for search; may be empty
public record StoredFile(
    String hash,
    FileType type,
    long bytes,
    int width,
    int height,
    @Nullable String small,
    String words) {}
