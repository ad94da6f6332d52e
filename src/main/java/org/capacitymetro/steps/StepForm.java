package org.capacitymetro.steps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.capacitymetro.pages.Page;
import org.capacitymetro.parameters.ParameterProblem;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.Words;
import org.capacitymetro.writing.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The form of a guide: what is typed into it becomes what the guide says, or a list of problems,
/// each at its field. A step without anything in it and a choice without words and goal are not
/// there; translations stay with the words they belong to.
@Component
class StepForm {
  static final int MOST_TITLE = 12;
  static final int MOST_LEAD = 20;
  static final int MOST_TEXT = 200;

  /// Kinds of goals a choice may have, as `leads` has them.
  static final List<String> LEADS = List.of("step", "services", "call");

  private static final String CODE = "[a-z0-9]+(-[a-z0-9]+)*";

  private final StepServices services;

  StepForm(StepServices services) {
    this.services = services;
  }

  /// @param content null where there are problems
  record Read(@Nullable StepContent content, List<StepProblem> problems) {}

  static boolean isCode(String code) {
    return code.length() <= 40 && code.matches(CODE);
  }

  /// What stands in the form of a guide that nobody has typed into.
  static Typed of(StepGuide guide) {
    return of(guide.content())
        .with("version", Integer.toString(guide.version()))
        .with("order", Integer.toString(guide.position()));
  }

  static Typed of(StepContent content) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    values.put("title", source(content.title()));
    values.put("lead", source(content.lead()));
    values.put("icon", List.of(content.icon()));
    if (content.sensitive()) {
      values.put("sensitive", List.of("yes"));
    }
    for (int i = 0; i < content.steps().size(); i++) {
      StepContent.Step step = content.steps().get(i);
      String at = "step." + i;
      values.put(at + ".code", List.of(step.code()));
      values.put(at + ".title", source(step.title()));
      values.put(at + ".text", source(step.text()));
      for (int j = 0; j < step.choices().size(); j++) {
        StepContent.Choice choice = step.choices().get(j);
        String row = at + ".choice." + j;
        values.put(row + ".label", source(choice.label()));
        values.put(row + ".leads", List.of(leads(choice)));
        values.put(row + ".to", List.of(goal(choice)));
      }
    }
    return new Typed(values);
  }

  private static List<String> source(LocalizedText text) {
    return List.of(text.in(text.source()));
  }

  static String leads(StepContent.Choice choice) {
    return choice.step() != null ? "step" : choice.services() != null ? "services" : "call";
  }

  static String goal(StepContent.Choice choice) {
    return Objects.requireNonNullElse(
        choice.step() != null
            ? choice.step()
            : choice.services() != null ? choice.services() : choice.call(),
        "");
  }

  /// With one more step at the end.
  static Typed withStep(Typed typed) {
    return typed.with("step." + typed.nextRow("step") + ".title", "");
  }

  /// With one more choice of a step.
  static Typed withChoice(Typed typed, int step) {
    String name = "step." + step + ".choice";
    return typed.rows("step").contains(step)
        ? typed.with(name + "." + typed.nextRow(name) + ".label", "")
        : typed;
  }

  /// With a step in the place of the one before it, and that one in its place.
  static Typed movedUp(Typed typed, int step) {
    List<Integer> rows = typed.rows("step");
    int at = rows.indexOf(step);
    if (at < 1) {
      return typed;
    }
    String mine = "step." + step + ".";
    String before = "step." + rows.get(at - 1) + ".";
    Map<String, List<String>> changed = new LinkedHashMap<>();
    typed
        .values()
        .forEach(
            (name, given) -> {
              String moved =
                  name.startsWith(mine)
                      ? before + name.substring(mine.length())
                      : name.startsWith(before) ? mine + name.substring(before.length()) : name;
              changed.put(moved, given);
            });
    return new Typed(changed);
  }

  /// @param current what the guide says now: its translations stay
  Read read(Typed typed, StepContent current, Page page) {
    return new Reading(typed, current, page).read();
  }

  private final class Reading {
    private final Typed typed;
    private final StepContent current;
    private final Page page;
    private final List<StepProblem> problems = new ArrayList<>();
    private final Set<String> codes = new LinkedHashSet<>();
    private final Set<String> reached = new LinkedHashSet<>();

    Reading(Typed typed, StepContent current, Page page) {
      this.typed = typed;
      this.current = current;
      this.page = page;
    }

    Read read() {
      LocalizedText title =
          words("title", page.t("stepdesk.title"), current.title(), MOST_TITLE, true);
      LocalizedText lead = words("lead", page.t("stepdesk.lead"), current.lead(), MOST_LEAD, true);
      String icon = typed.text("icon");
      if (!StepIcons.ALL.contains(icon)) {
        refuse("icon", "missing", page.t("stepdesk.icon"));
      }
      List<Integer> rows = typed.rows("step").stream().filter(this::isFilled).toList();
      if (rows.isEmpty()) {
        problems.add(new StepProblem("title", page.t("stepdesk.problem.steps")));
      }
      rows.forEach(this::readCode);
      List<StepContent.Step> steps = rows.stream().map(this::step).toList();
      for (int i = 1; i < steps.size(); i++) {
        String code = steps.get(i).code();
        if (isCode(code) && !reached.contains(code)) {
          refuse("step." + rows.get(i) + ".code", "reach", place(rows.get(i)));
        }
      }
      return problems.isEmpty()
          ? new Read(
              new StepContent(icon, typed.has("sensitive", "yes"), title, lead, steps), List.of())
          : new Read(null, problems);
    }

    private boolean isFilled(int row) {
      return typed.values().entrySet().stream()
          .anyMatch(
              entry ->
                  entry.getKey().startsWith("step." + row + ".")
                      && !entry.getKey().endsWith(".leads")
                      && !typed.text(entry.getKey()).isEmpty());
    }

    private String place(int row) {
      return page.t("stepdesk.step") + " " + (typed.rows("step").indexOf(row) + 1);
    }

    private void readCode(int row) {
      String name = "step." + row + ".code";
      String code = typed.text(name);
      String label = place(row) + ", " + page.t("stepdesk.step-code");
      if (!isCode(code)) {
        refuse(name, "code", label, "value", code);
      } else if (!codes.add(code)) {
        refuse(name, "taken", label, "value", code);
      }
    }

    private StepContent.Step step(int row) {
      String at = "step." + row;
      String code = typed.text(at + ".code");
      StepContent.Step old =
          current
              .find(code)
              .orElse(
                  new StepContent.Step(code, LocalizedText.EMPTY, LocalizedText.EMPTY, List.of()));
      List<StepContent.Choice> choices = new ArrayList<>();
      for (int choice : typed.rows(at + ".choice")) {
        String name = at + ".choice." + choice;
        if (!typed.text(name + ".label").isEmpty() || !typed.text(name + ".to").isEmpty()) {
          choices.add(choice(name, place(row) + ", " + page.t("stepdesk.choice"), old));
        }
      }
      if (choices.isEmpty()) {
        refuse(at + ".title", "choices", place(row));
      }
      return new StepContent.Step(
          code,
          words(
              at + ".title",
              place(row) + ", " + page.t("stepdesk.title"),
              old.title(),
              MOST_TITLE,
              true),
          words(
              at + ".text",
              place(row) + ", " + page.t("stepdesk.text"),
              old.text(),
              MOST_TEXT,
              false),
          choices);
    }

    private StepContent.Choice choice(String name, String place, StepContent.Step old) {
      String leads = typed.text(name + ".leads");
      String to = typed.text(name + ".to");
      String words = typed.text(name + ".label");
      LocalizedText before =
          old.choices().stream()
              .filter(
                  each ->
                      each.label().in(StepContent.LANGUAGE).equals(words)
                          || (leads(each).equals(leads) && goal(each).equals(to)))
              .findFirst()
              .map(StepContent.Choice::label)
              .orElse(LocalizedText.EMPTY);
      LocalizedText label = words(name + ".label", place, before, MOST_TITLE, true);
      switch (leads) {
        case "services" -> {
          if (to.isEmpty()) {
            refuse(name + ".to", "missing", place + ", " + page.t("stepdesk.services"));
          }
          for (ParameterProblem problem : services.problems(to)) {
            problems.add(
                new StepProblem(name + ".to", place + ": " + problem.sentence(page.words())));
          }
          return new StepContent.Choice(label, null, to, null);
        }
        case "call" -> {
          String number = to.replaceAll("[ ./-]", "");
          if (!number.matches("\\+?[0-9]{3,15}")) {
            refuse(name + ".to", "call", place, "value", to);
          }
          return new StepContent.Choice(label, null, null, number);
        }
        default -> {
          if (!codes.contains(to)) {
            refuse(name + ".to", "step", place, "value", to, "allowed", String.join(", ", codes));
          }
          reached.add(to);
          return new StepContent.Choice(label, to, null, null);
        }
      }
    }

    private LocalizedText words(
        String name, String label, LocalizedText old, int most, boolean needed) {
      String words = typed.text(name);
      if (words.isEmpty() && needed) {
        refuse(name, "missing", label);
      }
      int count = Words.count(words);
      if (count > most) {
        refuse(name, "words", label, "most", most, "typed", count);
      }
      return rewritten(old, words);
    }

    private void refuse(String field, String key, String label, Object... arguments) {
      Object[] all = new Object[arguments.length + 2];
      all[0] = "field";
      all[1] = label;
      System.arraycopy(arguments, 0, all, 2, arguments.length);
      problems.add(new StepProblem(field, page.t("stepdesk.problem." + key, all)));
    }
  }

  /// The text with new source words; its translations stay, and are older than the source from then
  /// on where the words are others.
  static LocalizedText rewritten(LocalizedText old, String words) {
    if (words.isEmpty()) {
      return LocalizedText.EMPTY;
    }
    if (old.isEmpty()) {
      return LocalizedText.of(StepContent.LANGUAGE, words);
    }
    Map<String, LocalizedText.Entry> entries = new TreeMap<>(old.texts());
    entries.put(old.source(), new LocalizedText.Entry(words, null));
    return new LocalizedText(old.source(), entries);
  }
}
