package org.capacitymetro.italy;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.text.Folding;

/// The words for "street" of Italy with the ways they are shortened: Italian, those of Venezia, and
/// the languages that stand on signs beside it (German, Ladin, French, Slovene).
final class Odonyms {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /// Canonical word = shortened forms as regular expressions, separated by spaces. A form that ends
  /// in a dot may touch the next word.
  private static final String ITALIAN =
      """
      Via = v\\.
      Viale = v\\.?\\s?le\\.? vle vial
      Vialetto = v\\.?\\s?letto
      Vicolo = vic\\. v\\.?\\s?lo\\.? vic\\.?\\s?lo vicolo
      Vico = v\\.?\\s?co\\.?
      Piazza = p\\.?\\s?zz?a\\.? p\\. pz\\. piaz\\. p\\.z\\.
      Piazzale = p\\.?\\s?le\\.? p\\.?\\s?zz?\\.?ale piazz\\.?le
      Piazzetta = p\\.?\\s?z?z?\\.?\\s?t?tta p\\.zz?etta
      Corso = c\\.?\\s?so\\.? cso
      Largo = l\\.?\\s?go\\.?
      Lungomare = l\\.?\\s?mare lungom\\.
      Lungo = l\\.ngo
      Strada = str\\. s\\.?\\s?da strad\\. st\\.
      Strada_Statale = s\\.?\\s?s\\.?(?=\\s?(?:n[.°]?\\s?)?\\d) str\\.?\\s?stat\\. strada\\sstatale statale(?=\\s\\d)
      Strada_Provinciale = s\\.?\\s?p\\.?(?=\\s?(?:n[.°]?\\s?)?\\d) str\\.?\\s?prov\\. strada\\sprov\\. strada\\sprovinciale provinciale(?=\\s\\d)
      Strada_Regionale = s\\.?\\s?r\\.?(?=\\s?(?:n[.°]?\\s?)?\\d) strada\\sregionale
      Stradone =
      Stradella =
      Straducola =
      Località = loc\\.\\s?t[aà]'? loc\\.?(?=\\s) localita'?
      Frazione = fraz\\. fraz(?=\\s) fr\\. f\\.?\\s?ne
      Contrada = c\\.?\\s?da contr\\. c\\.?\\s?trada
      Borgo = b\\.?\\s?go\\.?
      Borgata = b\\.?\\s?ta bgta borg\\.
      Regione = reg\\.
      Rione = r\\.?\\s?ne
      Quartiere = q\\.?\\s?re quart\\.
      Villaggio = vill\\.
      Cascina = c\\.?\\s?na casc\\.
      Traversa = trav\\. tr\\. t\\.?\\s?sa
      Circonvallazione = circ\\.?\\s?ne circonv\\. c\\.?\\s?ne circ\\.
      Galleria = gall\\. g\\.ria
      Passaggio = pass\\.
      Passeggiata = pass\\.ta
      Parco = p\\.?\\s?co
      Ponte = p\\.?\\s?te
      Porta = p\\.?\\s?ta
      Salita = sal\\.
      Discesa = disc\\.
      Scalinata =
      Rampa =
      Rampe =
      Gradini =
      Gradoni =
      Supportico =
      Fondaco =
      Cupa =
      Calata =
      Molo =
      Banchina =
      Litoranea =
      Lungadige =
      Lungarno =
      Lungotevere =
      Lungo_Po =
      Lungo_Dora =
      Rotonda =
      Rondò =
      Foro =
      Giardino =
      Giardini =
      Area =
      Zona_Industriale = z\\.?\\s?i\\. zona\\sind\\.
      Zona_Artigianale = z\\.?\\s?a\\. zona\\sart\\.
      Residenza = res\\.
      Complesso =
      Corte = c\\.te
      Cortile =
      Chiasso =
      Costa =
      Erta =
      Case =
      Masseria = mass\\.
      Podere = pod\\.
      Autostrada =
      Tangenziale =
      Sentiero =
      Calle = cal\\. c\\.lle
      Callesella = calesela callesela callesele calesele
      Campo = c\\.?\\s?po
      Campiello = c\\.llo campielo
      Campazzo =
      Fondamenta = fond\\.?\\s?ta fondam\\. fond\\. f\\.ta fondamente
      Rio_terà = rio\\s?t[eè]rr?[aà]'? r\\.?\\s?t[eè]rr?[aà]'? rioter[aà]'?
      Rio =
      Riva =
      Riviera =
      Ruga = rughetta rugheta
      Salizada = salizz?ada saliz\\. salizz\\.
      Sotoportego = sott?oport(?:eg|ic)o sotop\\. sottop\\.
      Ramo = r\\.mo
      Piscina =
      Barbaria =
      Borgoloco =
      Marzaria = merceria mercerie marzarie
      Lista =
      Isola = is\\.
      Sacca =
      Stretto =
      Gheto = ghetto
      Sestiere = sest\\. sestier
      """;

  private static final String FOREIGN =
      """
      Rue =
      Ruelle =
      Avenue = av\\.
      Place = pl\\.
      Chemin = ch\\.
      Route = rte
      Boulevard = boul\\. bd\\.? bvd
      Hameau = ham\\.
      Impasse =
      Quai =
      Faubourg =
      Ulica = ul\\.
      Cesta =
      Trg =
      Naselje =
      Nabrežje = nabr\\.
      Streda =
      Plaza =
      Plaz =
      Troi =
      """;

  /// Endings of German names of streets; in one word with the name, or a word of their own.
  private static final Pattern GERMAN =
      Pattern.compile(
          "(?iu)(?:\\p{L}{2,}|\\p{L}[\\p{L}.'-]*[\\s-])(stra(?:ß|ss)e|str\\.|gasse|(?<=\\p{L}{4}|-)g\\.|platz"
              + "|(?<=\\p{L}{4}|-)pl\\.|weg|allee|promenade|graben|ufer|ring|steig|brücke|siedlung)$");

  private static final Set<String> SESTIERI =
      Set.of(
          "cannaregio", "castello", "san marco", "san polo", "san croce", "dorsoduro", "giudecca");

  /// @param canonical with capital letters and accents: `Rio terà`
  /// @param length how much of the text it took
  record Found(String canonical, int length, boolean foreign) {}

  private static final String BOUNDARY = "(?:(?<=\\.)|(?![\\p{L}\\d'.])|(?=\\.\\s))";

  private record Form(String canonical, Pattern pattern, boolean foreign) {}

  private static final Map<Character, List<Form>> FORMS = new HashMap<>();

  static {
    add(ITALIAN, false);
    add(FOREIGN, true);
  }

  private Odonyms() {}

  private static void add(String table, boolean foreign) {
    for (String line : table.lines().toList()) {
      int equals = line.indexOf('=');
      String canonical = line.substring(0, equals).strip().replace('_', ' ');
      List<String> forms = new ArrayList<>();
      forms.add(Pattern.quote(canonical.toLowerCase(Locale.ROOT)));
      forms.add(Pattern.quote(plain(canonical)));
      for (String form : line.substring(equals + 1).strip().split(" ")) {
        if (!form.isEmpty()) {
          forms.add(form);
        }
      }
      for (String form : forms) {
        char first = form.startsWith("\\Q") ? form.charAt(2) : form.charAt(0);
        FORMS
            .computeIfAbsent(first, letter -> new ArrayList<>())
            .add(
                new Form(
                    canonical,
                    Pattern.compile(
                        form + (form.endsWith("\\d)") ? "" : BOUNDARY),
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                    foreign));
      }
    }
  }

  private static String plain(String text) {
    return MARKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }

  /// The longest word for "street" a text begins with.
  static Optional<Found> findAtStart(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Found best = null;
    for (Form form : FORMS.getOrDefault(Character.toLowerCase(text.charAt(0)), List.of())) {
      Matcher matcher = form.pattern().matcher(text);
      if (matcher.lookingAt() && (best == null || matcher.end() > best.length())) {
        best = new Found(form.canonical(), matcher.end(), form.foreign());
      }
    }
    return Optional.ofNullable(best);
  }

  /// True for a street named in German (`Bahnhofstraße`, `Dr.-Streiter-Gasse`).
  static boolean isGerman(String street) {
    return GERMAN.matcher(street.strip()).find();
  }

  /// A German name in two: `bahnhof` and `strasse`; empty for other names.
  static Optional<List<String>> splitGerman(String street) {
    Matcher matcher = GERMAN.matcher(street.strip());
    if (!matcher.find()) {
      return Optional.empty();
    }
    String kind =
        switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
          case "straße", "strasse", "str." -> "strasse";
          case "g." -> "gasse";
          case "pl." -> "platz";
          default -> matcher.group(1).toLowerCase(Locale.ROOT);
        };
    return Optional.of(List.of(street.strip().substring(0, matcher.start(1)), kind));
  }

  /// True for one of the sestieri of Venezia (Giudecca among them), whose numbers run through all
  /// their streets.
  static boolean isSestiere(String name) {
    return SESTIERI.contains(Folding.place(name));
  }
}
