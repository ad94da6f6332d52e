/// The outbox: mails are stored with what causes them, delivered by a job afterwards, to a mail
/// server or into a folder, and watched for bounces. Does not know why anybody writes.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"platform", "text", "pages", "jobs"})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.mail;
