package org.capacitymetro;

import java.util.List;
import org.capacitymetro.documents.DocumentsCheckup;
import org.capacitymetro.geocoding.GeocodeCommand;
import org.capacitymetro.geocoding.GeocoderCommand;
import org.capacitymetro.matching.MatchCommand;
import org.capacitymetro.platform.DoctorCommand;
import org.capacitymetro.platform.Launch;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The whole application: one jar that serves the pages (`run`, the default) and does the work of
/// the other words of `./capacity`.
@SpringBootApplication
public class CapacityMetro {

  public static void main(String[] arguments) {
    Launch.of(
        CapacityMetro.class,
        arguments,
        List.of(
            new GeocoderCommand(),
            new GeocodeCommand(),
            new MatchCommand(),
            new DoctorCommand(List.of(new DocumentsCheckup()))));
  }
}
