package org.capacitymetro.suggestions;

import java.util.List;
import java.util.Map;

/// The form on which a visitor says what is right or wrong about a service.
///
/// @param service name of the service
/// @param href its page
/// @param typed what stands in the form
/// @param ticket signed number of this form
/// @param bits zero bits the browser has to find
/// @param problems sentences by field
/// @param trouble why the form was not taken although its fields are good, empty otherwise
/// @param mails of the body that runs the service
public record ReportView(
    String service,
    String href,
    Typed typed,
    String ticket,
    int bits,
    Map<String, String> problems,
    String trouble,
    List<String> mails) {

  public List<Suggestion.Kind> kinds() {
    return List.of(Suggestion.Kind.values());
  }
}
