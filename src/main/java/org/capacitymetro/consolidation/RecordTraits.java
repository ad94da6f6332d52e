package org.capacitymetro.consolidation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.capacitymetro.directory.Outline;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.matching.Traits;

/// What the matcher compares of a record or a draft.
///
/// @param schemes what kind of identifier the ids of each source are
record RecordTraits(Map<String, String> schemes) {

  Traits of(Outline outline) {
    Address address = outline.address();
    return new Traits(
        outline.id().value().toString(),
        outline.name(),
        address.street(),
        address.comune(),
        Objects.requireNonNullElse(address.postcode(), ""),
        outline.phones(),
        outline.emails(),
        outline.websites(),
        codes(outline.refs()),
        outline.point(),
        new HashSet<>(outline.sectors()));
  }

  Traits of(ServiceDraft draft, String id) {
    LocationDraft place = Objects.requireNonNullElse(draft.location(), LocationDraft.NOWHERE);
    Contacts contacts = draft.details().contacts();
    return new Traits(
        id,
        draft.details().name().in("it"),
        place.address().street(),
        place.address().comune(),
        Objects.requireNonNullElse(place.address().postcode(), ""),
        contacts.phones().stream().map(Contacts.Phone::number).toList(),
        contacts.emails(),
        contacts.websites(),
        codes(List.of(draft.source())),
        place.point(),
        new HashSet<>(draft.details().sectors()));
  }

  private List<String> codes(List<SourceRef> refs) {
    List<String> codes = new ArrayList<>();
    for (SourceRef ref : refs) {
      String scheme = schemes.get(ref.source());
      if (scheme != null) {
        codes.add(scheme + ":" + ref.id().toUpperCase(Locale.ROOT));
      }
    }
    return codes;
  }
}
