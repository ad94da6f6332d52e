package org.capacitymetro;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The whole application: one jar that serves the pages and runs the commands of `./capacity`.
@SpringBootApplication
public class CapacityMetro {

  public static void main(String[] arguments) {
    SpringApplication.run(CapacityMetro.class, arguments);
  }
}
