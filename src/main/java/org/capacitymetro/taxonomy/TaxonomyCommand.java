package org.capacitymetro.taxonomy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.capacitymetro.platform.Command;
import org.capacitymetro.platform.UsageException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `./capacity taxonomy export|import FILE`: sectors and targets as a JSON list of [Term], to be
/// edited by hand and brought back.
@Component
class TaxonomyCommand implements Command {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final String USAGE =
      "Write: ./capacity taxonomy export FILE.json, or ./capacity taxonomy import FILE.json.";

  private final Taxonomies taxonomies;
  private final TermImport termImport;

  TaxonomyCommand(Taxonomies taxonomies, TermImport termImport) {
    this.taxonomies = taxonomies;
    this.termImport = termImport;
  }

  @Override
  public String name() {
    return "taxonomy";
  }

  @Override
  public int run(List<String> arguments, PrintStream out) throws IOException {
    if (arguments.size() != 2) {
      throw new UsageException(USAGE);
    }
    Path file = Path.of(arguments.get(1));
    switch (arguments.getFirst()) {
      case "export" -> export(file, out);
      case "import" -> bringIn(file, out);
      default -> throw new UsageException(arguments.getFirst() + " is not understood. " + USAGE);
    }
    return 0;
  }

  private void export(Path file, PrintStream out) throws IOException {
    List<Term> terms = new ArrayList<>();
    for (Vocabulary vocabulary : Vocabulary.values()) {
      terms.addAll(taxonomies.list(vocabulary));
    }
    Files.write(file, JSON.writeValueAsBytes(terms));
    out.printf("%d terms written to %s%n", terms.size(), file);
  }

  private void bringIn(Path file, PrintStream out) throws IOException {
    if (!Files.isReadable(file)) {
      throw new UsageException(file + " cannot be read: check the path.");
    }
    List<Term> terms;
    try {
      terms = JSON.readValue(Files.readAllBytes(file), new TypeReference<List<Term>>() {});
    } catch (JacksonException e) {
      throw new UsageException(
          file
              + " is not a JSON list of terms as ./capacity taxonomy export writes it: "
              + e.getOriginalMessage(),
          e);
    }
    TermImport.Report report = termImport.run(terms);
    out.printf(
        "%d terms read: %d created, %d changed, %d unchanged%n",
        terms.size(), report.created(), report.changed(), report.unchanged());
  }
}
