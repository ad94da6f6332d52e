package org.capacitymetro.verification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `capacity.links.*`: whether and how the websites of records are looked at. Off unless switched
/// on, since an installation may have no way out to the web.
///
/// @param pause between two requests to one host
/// @param timeout for connecting, and for each answer
@ConfigurationProperties("capacity.links")
record LinkSettings(
    @DefaultValue("false") boolean check,
    @DefaultValue("2s") Duration pause,
    @DefaultValue("10s") Duration timeout) {}
