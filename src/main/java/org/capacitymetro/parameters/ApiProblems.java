package org.capacitymetro.parameters;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/// How the API refuses parameters (RFC 9457).
public final class ApiProblems {
  private ApiProblems() {}

  /// Problem details that name each parameter and, where they are few words, what is allowed.
  public static ResponseEntity<ProblemDetail> refused(
      List<ParameterProblem> problems, String language) {
    Messages words = Messages.in(Language.find(language).orElse(Language.ENGLISH));
    ProblemDetail detail =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.BAD_REQUEST, problems.getFirst().sentence(words));
    detail.setType(URI.create("/" + words.language().code() + "/help#api"));
    detail.setTitle(words.get("parameter.title"));

    List<Map<String, Object>> errors = new ArrayList<>();
    for (ParameterProblem problem : problems) {
      Map<String, Object> error = new LinkedHashMap<>();
      error.put("parameter", problem.name());
      error.put("value", problem.value());
      error.put("detail", problem.sentence(words));
      error.put("allowed", problem.allowed());
      errors.add(error);
    }
    detail.setProperty("parameter", problems.getFirst().name());
    detail.setProperty("allowed", problems.getFirst().allowed());
    detail.setProperty("errors", errors);
    return ResponseEntity.badRequest().contentType(MediaType.APPLICATION_PROBLEM_JSON).body(detail);
  }
}
