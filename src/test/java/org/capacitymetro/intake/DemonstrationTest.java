package org.capacitymetro.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.freshness.FieldGroup;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.hsds.Organization.ProviderType;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.mapping.Profiles;
import org.capacitymetro.mapping.Territory;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.TestTaxonomies;
import org.capacitymetro.taxonomy.Vocabulary;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class DemonstrationTest {
  private static final TestImports HOME = new TestImports();
  private static final Demonstration DEMONSTRATION =
      new Demonstration(
          HOME.directory,
          HOME.areas,
          HOME.turns,
          new TransactionTemplate(new DataSourceTransactionManager(HOME.source)),
          new JsonMapper());
  private static final List<PublicService> SERVICES = new ArrayList<>();

  @BeforeAll
  static void loadIntoAnEmptyDirectory() {
    assertThat(DEMONSTRATION.loadIfEmpty()).isTrue();
    HOME.directory.forEach(SERVICES::add);
  }

  @Test
  void isLoadedOnceOnly() {
    assertThat(DEMONSTRATION.loadIfEmpty()).isFalse();
    assertThat(HOME.directory.count()).isEqualTo(150);
  }

  @Test
  void everyRecordIsMarkedAndItsBodyIsFictional() {
    assertThat(SERVICES)
        .allSatisfy(
            service -> {
              assertThat(service.details().demonstration()).isTrue();
              assertThat(service.provider()).isNotNull();
              assertThat(service.provider().demonstration()).isTrue();
              assertThat(service.provider().name().in("it")).endsWith("(dimostrazione)");
            });
  }

  @Test
  void coversEverySectorAndNearlyEverySecondLevel() {
    Set<String> used = new HashSet<>();
    SERVICES.forEach(service -> used.addAll(service.details().sectors()));
    List<Term> terms = TestTaxonomies.over(HOME.source).list(Vocabulary.SECTOR);
    Set<String> covered =
        terms.stream()
            .filter(term -> used.contains(term.code()))
            .map(term -> Objects.requireNonNullElse(term.parent(), term.code()))
            .collect(Collectors.toSet());
    assertThat(covered)
        .containsAll(terms.stream().filter(term -> term.parent() == null).map(Term::code).toList());
    long second = terms.stream().filter(term -> term.parent() != null).count();
    assertThat(used.size()).isGreaterThan((int) (second * 0.75));
  }

  @Test
  void coversEveryTargetAccessPrecisionAndKindOfBody() {
    assertThat(SERVICES.stream().flatMap(s -> s.details().targets().stream()).distinct())
        .containsAll(
            TestTaxonomies.over(HOME.source).list(Vocabulary.TARGET).stream()
                .map(Term::code)
                .toList());
    assertThat(SERVICES.stream().map(s -> s.details().access().mode()).distinct())
        .contains(Access.Mode.WALK_IN, Access.Mode.APPOINTMENT, Access.Mode.REFERRAL);
    assertThat(SERVICES.stream().map(s -> s.place().precision()).distinct())
        .containsAll(Arrays.asList(Precision.values()));
    assertThat(SERVICES.stream().map(s -> Objects.requireNonNull(s.provider()).type()).distinct())
        .containsAll(Arrays.asList(ProviderType.values()));
    assertThat(SERVICES.stream().map(s -> s.details().access().residencePermit()).distinct())
        .containsAll(Arrays.asList(Answer.values()));
    assertThat(SERVICES).anyMatch(s -> s.details().access().anonymous() == Answer.YES);
    assertThat(SERVICES).anyMatch(s -> s.details().access().isFree());
    assertThat(SERVICES).anyMatch(s -> !s.details().access().isFree());
    assertThat(SERVICES).anyMatch(s -> s.details().checkedOn().isEmpty());
    assertThat(SERVICES).anyMatch(s -> s.details().funding().endsOn() != null);
    assertThat(SERVICES)
        .anyMatch(s -> s.place().precision() == Precision.EXACT && s.place().point() == null);
    assertThat(SERVICES.stream().flatMap(s -> s.details().languages().stream()).distinct().count())
        .isGreaterThanOrEqualTo(12);
  }

  @Test
  void coversEveryShapeOfSchedule() {
    List<Schedule> schedules = SERVICES.stream().map(s -> s.details().schedule()).toList();
    assertThat(schedules.stream().map(Schedule::kind).distinct())
        .containsAll(Arrays.asList(Schedule.Kind.values()));
    assertThat(schedules.stream().map(Schedule::holidays).distinct())
        .containsAll(Arrays.asList(Schedule.HolidayPolicy.values()));
    List<Schedule.Slot> slots = schedules.stream().flatMap(s -> s.slots().stream()).toList();
    assertThat(slots).anyMatch(slot -> slot.closes().isBefore(slot.opens()));
    assertThat(slots).anyMatch(slot -> slot.season() != null);
    assertThat(schedules)
        .anyMatch(s -> s.exceptions().stream().anyMatch(e -> e.openings().isEmpty()));
    assertThat(schedules)
        .anyMatch(s -> s.exceptions().stream().anyMatch(e -> !e.openings().isEmpty()));
    assertThat(schedules)
        .filteredOn(s -> s.kind() == Schedule.Kind.UNKNOWN)
        .allMatch(s -> !s.original().isEmpty())
        .hasSizeLessThan(6);
  }

  @Test
  void everyTextIsInItalianAndEnglish() {
    assertThat(SERVICES)
        .allSatisfy(
            service ->
                assertThat(texts(service))
                    .allSatisfy(text -> assertThat(text.texts()).containsOnlyKeys("it", "en")));
  }

  private static List<LocalizedText> texts(PublicService service) {
    var details = service.details();
    return Stream.concat(
            Stream.of(
                details.name(),
                details.summary(),
                details.description(),
                details.howTo(),
                details.outcome()),
            details.access().documents().stream())
        .toList();
  }

  @Test
  void nobodyRealCanBeCalledWrittenToOrVisitedOnTheWeb() {
    Pattern exampleOrg = Pattern.compile("(https?://|.*@)example\\.org(/.*)?");
    PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    assertThat(SERVICES)
        .allSatisfy(
            service -> {
              var contacts = service.details().contacts();
              assertThat(contacts.phones()).isEmpty();
              assertThat(contacts.emails()).isNotEmpty().allMatch(exampleOrg.asMatchPredicate());
              assertThat(contacts.websites()).allMatch(exampleOrg.asMatchPredicate());
              assertThat(texts(service))
                  .allSatisfy(
                      text -> assertThat(phones.findNumbers(text.in("it"), "IT")).isEmpty());
            });
  }

  @Test
  void everyPointLiesInTheProvinceOfItsCity() {
    Territory territory =
        new Territory(
            HOME.areas, new Profiles((Path) null, TestTaxonomies.over(HOME.source)).provinces());
    assertThat(SERVICES)
        .filteredOn(service -> service.place().point() != null)
        .hasSizeGreaterThan(120)
        .allMatch(
            service ->
                territory.mayLieIn(
                    service.place().address().province(),
                    Objects.requireNonNull(service.place().point())));
  }

  @Test
  void verificationsLieInTheLastTwoYears() {
    assertThat(SERVICES)
        .filteredOn(service -> service.details().checkedOn().isPresent())
        .allSatisfy(
            service ->
                assertThat(
                        Objects.requireNonNull(
                                service.details().verification().get(FieldGroup.EXISTENCE))
                            .on())
                    .isBetween(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 12, 31)));
  }
}
