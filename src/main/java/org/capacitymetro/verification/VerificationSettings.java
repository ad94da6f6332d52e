package org.capacitymetro.verification;

import org.capacitymetro.platform.UsageException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `capacity.verification.*`: what follows when a body does not answer. Days count from the step
/// before; 0 leaves a step out.
///
/// @param automatic whether bodies are asked by themselves once their records are stale; campaigns
///   ask either way
/// @param staleMonths after how many months without verification a record is stale
/// @param mailsPerDay how many mails one run of the job sends at most
/// @param reminderDays until the first address is reminded
/// @param secondContactDays until another address of the body is asked
/// @param phoneDays until it is put on the telephone list
/// @param unverifiedDays until its pages say that nobody could verify them
/// @param hiddenDays until its services leave the search; they are never deleted
/// @param sample how many services of each city are drawn every month for a telephone audit
@ConfigurationProperties("capacity.verification")
record VerificationSettings(
    @DefaultValue("false") boolean automatic,
    @DefaultValue("12") int staleMonths,
    @DefaultValue("500") int mailsPerDay,
    @DefaultValue("21") int reminderDays,
    @DefaultValue("21") int secondContactDays,
    @DefaultValue("21") int phoneDays,
    @DefaultValue("30") int unverifiedDays,
    @DefaultValue("180") int hiddenDays,
    @DefaultValue("20") int sample) {

  VerificationSettings {
    atLeast(1, "stale-months", staleMonths);
    atLeast(1, "mails-per-day", mailsPerDay);
    atLeast(0, "reminder-days", reminderDays);
    atLeast(0, "second-contact-days", secondContactDays);
    atLeast(0, "phone-days", phoneDays);
    atLeast(0, "unverified-days", unverifiedDays);
    atLeast(0, "hidden-days", hiddenDays);
    atLeast(0, "sample", sample);
  }

  private static void atLeast(int least, String name, int value) {
    if (value < least) {
      throw new UsageException(
          "capacity.verification." + name + " must be " + least + " or more, not " + value + ".");
    }
  }
}
