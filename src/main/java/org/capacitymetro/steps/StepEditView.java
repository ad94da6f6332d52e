package org.capacitymetro.steps;

import java.util.List;
import java.util.Map;
import org.capacitymetro.writing.Typed;
import org.jspecify.annotations.Nullable;

/// The form of a guide.
///
/// @param typed what stands in it
/// @param done said of what has just been done, `trouble` of what could not be; empty without
/// @param saved whether what this browser kept is not needed any more
/// @param kept whether what stands there is not saved
/// @param address of the form; further addresses begin with it
/// @param published address of the public page; null while there is none
public record StepEditView(
    Typed typed,
    Map<String, String> problems,
    String done,
    String trouble,
    boolean saved,
    boolean kept,
    String state,
    int version,
    boolean changed,
    String address,
    @Nullable String published) {

  public String value(String name) {
    return typed.text(name);
  }

  public @Nullable String problem(String name) {
    return problems.get(name);
  }

  /// Of the field in the page.
  public String id(String name) {
    return "f-" + name.replace('.', '-');
  }

  public List<String> icons() {
    return StepIcons.ALL;
  }

  public List<String> leads() {
    return StepForm.LEADS;
  }

  /// What an editor sees of a guide in the list.
  ///
  /// @param href of the form, or of the public page for those who may not edit
  public record Line(String title, String href, String icon, String state) {}

  /// @param begin address of the form that begins a guide; null for those who may not
  public record Desk(
      List<Line> lines,
      @Nullable String begin,
      String code,
      String title,
      List<StepProblem> problems) {}
}
