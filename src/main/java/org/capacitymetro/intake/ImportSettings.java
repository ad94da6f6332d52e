package org.capacitymetro.intake;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an operator may set about imports, under `capacity.imports`.
///
/// @param folders folders of the server that scheduled sources may read, besides `inbox` of the
///   data directory
/// @param mostMegabytes the largest file that is fetched from the web
@ConfigurationProperties("capacity.imports")
record ImportSettings(@DefaultValue List<Path> folders, @DefaultValue("500") int mostMegabytes) {}
