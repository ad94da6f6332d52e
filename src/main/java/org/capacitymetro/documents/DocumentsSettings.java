package org.capacitymetro.documents;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `capacity.documents.*`.
///
/// @param node the program Node.js, by name or path
/// @param timeout the longest time for one document
/// @param queue how many may wait for their turn
@ConfigurationProperties("capacity.documents")
record DocumentsSettings(
    @DefaultValue("node") String node,
    @DefaultValue("30s") Duration timeout,
    @DefaultValue("40") int queue) {}
