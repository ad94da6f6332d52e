package org.capacitymetro.offline;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The records of a pack, member for member as `src/main/frontend/src/pack/format.ts` explains
/// them, each without its key. What is null is left out.
final class PackRecords {
  private PackRecords() {}

  @JsonInclude(Include.NON_NULL)
  record CityLine(
      String code, @Nullable PackText name, double lat, double lon, double[] box, String patron) {}

  record EmergencyLine(int position, String number, PackText name, PackText about) {}

  @JsonInclude(Include.NON_NULL)
  record TermLine(
      String code,
      @Nullable PackText name,
      @Nullable PackText about,
      @Nullable String parent,
      @Nullable String icon,
      @Nullable String colour,
      int position,
      List<String> words) {}

  record LanguagesLine(Map<String, String> names) {}

  record SynonymsLine(List<List<List<String>>> groups) {}

  record StandingLine(
      List<String> firstSectors, List<String> firstTargets, List<String> lastSectors) {}

  record StemsLine(Map<String, String> words) {}

  @JsonInclude(Include.NON_NULL)
  record PracticeLine(
      String id,
      String address,
      @Nullable PackText title,
      @Nullable PackText summary,
      @Nullable Boolean micro,
      List<String> sectors,
      List<String> services) {}

  @JsonInclude(Include.NON_NULL)
  record ServiceLine(
      String id,
      String address,
      @Nullable PackText name,
      @Nullable PackText summary,
      @Nullable PackText description,
      @Nullable PackText howTo,
      @Nullable PackText outcome,
      @Nullable SourceWords source,
      @Nullable Provider provider,
      List<String> sectors,
      List<String> targets,
      List<String> languages,
      AccessPart access,
      Hours schedule,
      List<Phone> phones,
      List<String> emails,
      List<String> websites,
      @Nullable Double lat,
      @Nullable Double lon,
      @Nullable Boolean reserved,
      @Nullable Integer around,
      @Nullable String street,
      @Nullable String postcode,
      @Nullable String comune,
      @Nullable String province,
      List<String> areas,
      @Nullable PackText arrival,
      List<String> accessibility,
      @Nullable LastCheck last,
      @Nullable String verified,
      long @Nullable [] ages,
      int freshness,
      int changed,
      @Nullable Places places,
      @Nullable Long ends,
      @Nullable Boolean discreet,
      @Nullable Boolean demonstration) {}

  @JsonInclude(Include.NON_NULL)
  record SourceWords(
      String language,
      @Nullable String name,
      @Nullable String summary,
      @Nullable String description,
      @Nullable String outcome) {}

  @JsonInclude(Include.NON_NULL)
  record Provider(String id, @Nullable PackText name, @Nullable String source, String type) {}

  record LastCheck(String on, String method) {}

  record AccessPart(
      String mode,
      String permit,
      String anonymous,
      boolean free,
      List<PackText> costs,
      List<PackText> documents) {}

  @JsonInclude(Include.NON_NULL)
  record Phone(String number, @Nullable PackText note) {}

  @JsonInclude(Include.NON_NULL)
  record Hours(
      String kind,
      List<Slot> slots,
      String holidays,
      List<Exceptional> exceptions,
      @Nullable PackText original) {}

  @JsonInclude(Include.NON_NULL)
  record Slot(String day, String opens, String closes, @Nullable Season season) {}

  record Season(String from, String to) {}

  @JsonInclude(Include.NON_NULL)
  record Exceptional(String from, String to, List<Opening> openings, @Nullable PackText note) {}

  record Opening(String opens, String closes) {}

  @JsonInclude(Include.NON_NULL)
  record Places(
      String kind, String said, long expires, @Nullable Integer weeks, @Nullable String until) {}
}
