package org.capacitymetro.watching;

import java.util.Optional;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Lookup;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Messages;
import org.springframework.stereotype.Component;

/// Finds what people follow, and says it in words.
@Component
class Subjects {
  /// @param title in the reader's language
  /// @param path its page, after the language
  record Subject(String title, String path) {}

  private final Directory directory;
  private final Searches searches;

  Subjects(Directory directory, Searches searches) {
    this.directory = directory;
    this.searches = searches;
  }

  /// Empty for a record that is no longer public.
  Optional<Subject> find(Target target, Messages words) {
    String language = words.language().code();
    return switch (target) {
      case Target.Search(String query) ->
          Optional.of(new Subject(searches.title(query, words), "/services" + query));
      case Target.Body(OrganizationId id) ->
          body(id)
              .map(
                  body ->
                      new Subject(
                          body.value().name().in(language), Addresses.of(body.value(), language)));
      case Target.Service(ServiceId id) ->
          service(id)
              .map(
                  service ->
                      new Subject(
                          service.value().details().name().in(language),
                          Addresses.of(service.value(), language)));
    };
  }

  /// A service, also one that is closed; of a merged one the service it went on in.
  Optional<Lookup.Found<PublicService>> service(ServiceId id) {
    return directory.followed(id);
  }

  /// As [#service] for a body.
  Optional<Lookup.Found<Organization>> body(OrganizationId id) {
    return directory.followed(id);
  }
}
