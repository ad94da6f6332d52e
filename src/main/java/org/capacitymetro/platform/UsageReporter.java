package org.capacitymetro.platform;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Keeps Spring Boot from logging the stack trace of a start that [Launch] explains in a sentence.
@Order(Ordered.HIGHEST_PRECEDENCE)
class UsageReporter implements SpringBootExceptionReporter {

  @Override
  public boolean reportException(Throwable failure) {
    return Launch.sentence(failure).isPresent();
  }
}
