package org.capacitymetro.editing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.Funding;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.text.LocalizedText;

/// Records and people for tests of the forms.
public final class TestRecords {
  public static final Grant EDITOR_OF_TORINO = new Grant(Role.EDITOR, new Scope.City("torino"));
  private static final String CONSONANTS = "bcdfglmnprstvz";
  private static final String VOWELS = "aeiou";
  private static final Directory.ChangeSetInfo WHY = new Directory.ChangeSetInfo("test", "editing");

  private TestRecords() {}

  public static OrganizationId body(Records records, String name) {
    return records.create(
        WHY,
        new OrganizationDraft(
            new SourceRef(Records.OWN_SOURCE, "new"),
            LocalizedText.of("it", name),
            LocalizedText.EMPTY,
            Organization.ProviderType.THIRD_SECTOR,
            null,
            "201",
            List.of(),
            List.of(),
            false));
  }

  /// A word for a name; two of them are not alike.
  private static String word() {
    return ThreadLocalRandom.current()
        .ints(4, 0, CONSONANTS.length() * VOWELS.length())
        .mapToObj(
            syllable ->
                ""
                    + CONSONANTS.charAt(syllable / VOWELS.length())
                    + VOWELS.charAt(syllable % VOWELS.length()))
        .collect(Collectors.joining());
  }

  /// A service in Torino; the name gets a word so that it is like no other. A number would not do:
  /// two records with two numbers in their names would be two things.
  public static ServiceId service(
      Records records, String name, OrganizationId provider, Precision precision) {
    String own = word();
    return records.create(
        WHY,
        new ServiceDraft(
            new SourceRef(Records.OWN_SOURCE, "new"),
            provider,
            new ServiceDetails(
                LocalizedText.ofItalianAndEnglish(name + " " + own, "Desk " + own),
                LocalizedText.of("it", "Aiuto con i documenti"),
                LocalizedText.EMPTY,
                LocalizedText.EMPTY,
                LocalizedText.EMPTY,
                List.of("permits"),
                List.of("everyone"),
                List.of("ar"),
                new Access(
                    Access.Mode.WALK_IN,
                    Answer.NO,
                    Answer.UNKNOWN,
                    List.of(),
                    List.of(LocalizedText.of("it", "Un documento"))),
                Schedule.UNKNOWN,
                new Contacts(
                    List.of(new Contacts.Phone("+39 011 000 0000", LocalizedText.EMPTY)),
                    List.of(),
                    List.of()),
                Funding.NONE,
                Map.of(),
                Map.of(),
                null,
                false),
            new LocationDraft(
                new Address("Via delle Viole 7", "10152", "Torino", "TO"),
                new Point(45.0781, 7.6843),
                "001272",
                "torino",
                precision,
                LocalizedText.EMPTY,
                List.of("lift"))));
  }

  /// The form as a browser would send it: everything it opened with, with some fields changed.
  public static String[] filled(Fields form, String... changed) {
    Map<String, List<String>> values = new LinkedHashMap<>(form.values());
    for (int i = 0; i < changed.length; i += 2) {
      values.put(changed[i], List.of(changed[i + 1]));
    }
    values.put("whole", List.of("yes"));
    List<String> pairs = new ArrayList<>();
    values.forEach(
        (name, given) ->
            given.forEach(
                value -> {
                  pairs.add(name);
                  pairs.add(value);
                }));
    return pairs.toArray(String[]::new);
  }
}
