package org.capacitymetro.platform;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// The words after `java -jar`: a command, the options every command knows (`--data-dir DIR`, for
/// the server also `--port N` and `--demo-accounts`), and the rest, which is the command's own.
///
/// @param settings what the common options set, as Spring Boot reads it: `--name=value`
record CommandLine(String command, List<String> settings, List<String> arguments) {
  private static final String RUN = "run";

  static CommandLine parse(String... words) {
    boolean named = words.length > 0 && !words[0].startsWith("-");
    String command = named ? words[0] : RUN;
    List<String> settings = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    Iterator<String> iterator = List.of(words).subList(named ? 1 : 0, words.length).iterator();
    while (iterator.hasNext()) {
      String word = iterator.next();
      if (word.equals("--data-dir") || word.startsWith("--data-dir=")) {
        settings.add("--capacity.data-dir=" + value(word, iterator));
      } else if (command.equals(RUN) && (word.equals("--port") || word.startsWith("--port="))) {
        settings.add("--server.port=" + value(word, iterator));
      } else if (command.equals(RUN) && word.equals("--demo-accounts")) {
        settings.add("--" + Launch.DEMO_ACCOUNTS + "=true");
      } else if (command.equals(RUN) && !isSpringProperty(word)) {
        throw new UsageException(
            "run does not know \""
                + word
                + "\": it takes --port N, --data-dir DIR, --demo-accounts and settings as"
                + " --name.of.setting=VALUE.");
      } else if (command.equals(RUN)) {
        settings.add(word);
      } else {
        rest.add(word);
      }
    }
    return new CommandLine(command, List.copyOf(settings), List.copyOf(rest));
  }

  boolean runsServer() {
    return command.equals(RUN);
  }

  private static boolean isSpringProperty(String word) {
    return word.matches("--[a-z][a-z0-9-]*\\.[^=]+=.*");
  }

  private static String value(String word, Iterator<String> further) {
    int equals = word.indexOf('=');
    if (equals >= 0) {
      return word.substring(equals + 1);
    }
    if (!further.hasNext()) {
      throw new UsageException(word + " needs a value after it.");
    }
    return further.next();
  }
}
