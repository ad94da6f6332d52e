package org.capacitymetro.intake;

import java.nio.file.Path;
import java.util.UUID;

record Upload(UUID id, String name, Path path) {}
