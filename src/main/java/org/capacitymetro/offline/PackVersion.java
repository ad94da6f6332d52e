package org.capacitymetro.offline;

import java.time.Instant;

/// One state of a pack.
///
/// @param id rises with every version of a pack
/// @param hash SHA-256 of the lines, hexadecimal
/// @param services how many are in it
/// @param bytes of the lines
/// @param transfer bytes of the lines as they come over the line to a client that takes Brotli
record PackVersion(long id, String hash, Instant made, int services, int bytes, int transfer) {}
