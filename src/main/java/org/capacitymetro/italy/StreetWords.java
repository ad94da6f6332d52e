package org.capacitymetro.italy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.text.Folding;

/// The words of a street's name in normal form: numerals as digits, saints one word, shortenings
/// written out, small words gone.
final class StreetWords {

  /// What a word is worth when two names are compared: given names, titles and initials are often
  /// left out, the rest is not.
  enum Kind {
    NAME,
    GIVEN,
    TITLE,
    INITIAL,
    SAINT,
    NUMERAL
  }

  record Word(String text, Kind kind) {}

  private static final Set<String> SMALL =
      words(
          "di del dello della dei degli delle dell d de da dal dalla dai dagli dalle al allo alla ai agli alle a"
              + " il lo la l i gli le el e ed ei in nel nella su sul sulla per the of der die das von zur zum am"
              + " im an du des les et");

  private static final Set<String> TITLES =
      words(
          "don dott dottor dottore dr prof professor professore ing ingegner avv avvocato gen generale col"
              + " colonnello cap capitano magg maggiore ten tenente serg sergente mar maresciallo amm ammiraglio"
              + " card cardinale mons monsignor monsignore vesc vescovo padre p fra frate suor madre papa beato"
              + " beata on onorevole sen senatore pres presidente re regina principe principessa duca duchessa"
              + " conte contessa marchese barone cav cavalier cavaliere comm commendatore maestro m.o arch"
              + " architetto sac sacerdote parroco partigiano brig brigadiere app appuntato s.ten sottotenente"
              + " caporale marescialli sindaco giudice dottssa ven venerabile arc arcivescovo");

  private static final Set<String> GIVEN =
      words(
          "achille ada adele adolfo adriano agnese agostino alberto alcide aldo alessandra alessandro alessio"
              + " alfonso alfredo alighiero amedeo amerigo ana andrea angela angelo anita anna annibale anselmo"
              + " antonella antonia antonio armando arnaldo arrigo arturo ascanio attilio augusto aurelio baldassarre"
              + " bartolomeo battista beatrice benedetto benito beppe bernardino bernardo biagio bruno camillo"
              + " carla carlo carmelo carmine caterina cecilia cesare cesira chiara cino ciro claudia claudio"
              + " clemente concetta corrado cosimo costantino cristina cristoforo dante daniele dario davide"
              + " delio dino domenico donato edmondo edoardo egidio elena eleonora elia elio elisa elisabetta"
              + " emanuele emilia emilio enea ennio enrico enzo ercole ermanno ernesto ettore eugenio eva"
              + " evangelista ezio fabio fabrizio faustino fausto federico felice ferdinando ferruccio filippo"
              + " fiorenzo flaminio flavio francesca francesco franco fulvio gabriele gabriella gaetano galeazzo"
              + " galileo gaspare gennaro gerardo giacinto giacomo giacosa gian giambattista gianbattista"
              + " giandomenico gianni gino gioacchino giorgio giosue giovan giovanna giovanni girolamo giulia"
              + " giuliano giulio giuseppe giuseppina giustino goffredo grazia graziella gregorio guglielmo"
              + " guido gustavo ida ignazio ilaria ines ippolito isabella italo ivan ivanoe jacopo laura"
              + " lazzaro leandro leonardo leone leopoldo lina lorenzo luca luchino lucia luciano lucio"
              + " ludovico luigi luisa maddalena manfredi manlio marcello marco margherita maria mariano marina"
              + " mario marisa marta martino massimo matilde matteo maurizio mauro michelangelo michele"
              + " mino mose natale nazario nicola nicolo nicolao nilde nino norberto oberdan olga onofrio"
              + " orazio oreste orlando oscar otello ottavio ottone palmiro paola paolo pasquale pellegrino"
              + " pier piero pierluigi pietro pio placido pompeo primo quintino quinto raffaele raffaello"
              + " raimondo renata renato renzo riccardo rinaldo rita roberto rocco rodolfo romano romeo rosa"
              + " rosalia rosario rosina ruggero sabino salvador salvatore salvo samuele sandro santorre"
              + " saverio sebastiano serafino sergio silvia silvio simone sofia sonia stefania stefano"
              + " tancredi teresa terenzio tiziano tommaso torquato ubaldo ugo umberto urbano valentino"
              + " valerio vincenzo virgilio virginia virginio vitale vito vittore vittoria vittorio walter"
              + " zeno john martin robert alcide aimone amatore felicita giovanbattista giovannibattista"
              + " gianlorenzo pierpaolo enrica rosolino nazareno natalino ottorino guglielma armida");

  private static final Map<String, String> WRITTEN_OUT = new HashMap<>();

  static {
    String pairs =
        "f.lli=fratelli flli=fratelli fr.lli=fratelli m.te=monte mte=monte m.ti=monti madd=maddalena"
            + " s.m=san~maria ss=santi v.emanuele=vittorio~emanuele vitt=vittorio em=emanuele eman=emanuele"
            + " v.veneto=vittorio~veneto batt=battista g.b=giovanni~battista gb=giovanni~battista"
            + " giamb=giovanni~battista giambattista=giovanni~battista gianbattista=giovanni~battista"
            + " giovanbattista=giovanni~battista gio=giovanni gius=giuseppe franc=francesco ant=antonio"
            + " dom=domenico salv=salvatore aless=alessandro bart=bartolomeo pr=principe"
            + " f.sco=francesco g.ppe=giuseppe ff=fratelli c.te=conte mart=martiri repubb=repubblica rep=repubblica lib=liberta"
            + " zuane=giovanni anzolo=angelo dr=dottore prof=professore ing=ingegnere gen=generale"
            + " mons=monsignore card=cardinale col=colonnello cap=capitano ten=tenente avv=avvocato"
            + " sv=sveti terra=tera";
    for (String pair : pairs.split(" ")) {
      int equals = pair.indexOf('=');
      WRITTEN_OUT.put(pair.substring(0, equals), pair.substring(equals + 1).replace('~', ' '));
    }
  }

  private static final List<String> UNITS =
      List.of("", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove");
  private static final Map<String, Integer> NUMERALS = new HashMap<>();
  private static final Map<String, Integer> ORDINALS = new HashMap<>();
  private static final Set<String> MONTHS =
      Set.of(
          ("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
                  + " dicembre")
              .split(" "));

  static {
    List<String> teens =
        List.of(
            "dieci",
            "undici",
            "dodici",
            "tredici",
            "quattordici",
            "quindici",
            "sedici",
            "diciassette",
            "diciotto",
            "diciannove");
    for (int i = 1; i < 10; i++) {
      NUMERALS.put(UNITS.get(i), i);
      String unit = UNITS.get(i);
      NUMERALS.put((unit.matches("[uo].*") ? "vent" : "venti") + unit, 20 + i);
    }
    for (int i = 0; i < 10; i++) {
      NUMERALS.put(teens.get(i), 10 + i);
    }
    NUMERALS.put("venti", 20);
    NUMERALS.put("trenta", 30);
    NUMERALS.put("trentuno", 31);
    String[] ordinals =
        "primo secondo terzo quarto quinto sesto settimo ottavo nono decimo".split(" ");
    for (int i = 0; i < ordinals.length; i++) {
      ORDINALS.put(ordinals[i], i + 1);
      ORDINALS.put(ordinals[i].substring(0, ordinals[i].length() - 1) + "a", i + 1);
    }
  }

  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+(?:\\.[\\p{L}]+)*['.°ºª^]?");
  private static final Pattern ROMAN = Pattern.compile("(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})");

  private StreetWords() {}

  private static Set<String> words(String list) {
    return new HashSet<>(List.of(list.split(" ")));
  }

  /// @param name of a street, without its odonym
  static List<Word> of(String name) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(name.replace('’', '\''));
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      String next = i + 1 < tokens.size() ? Folding.words(tokens.get(i + 1)) : "";
      add(words, tokens.get(i), next, i == 0, tokens.size());
    }
    return words;
  }

  private static void add(List<Word> words, String token, String next, boolean first, int tokens) {
    boolean dotted = token.endsWith(".");
    String bare = token.replaceAll("['.°ºª^]+$", "");
    String small = Folding.words(bare.replace(".", "~")).replace(" ", ".").replace("ß", "ss");
    if (small.isEmpty()) {
      return;
    }
    int numeral = numeral(bare, small, dotted, next, first, tokens);
    if (numeral >= 0) {
      words.add(new Word(String.valueOf(numeral), Kind.NUMERAL));
      return;
    }
    if (small.equals("s") || small.matches("sant[oaei]?|san|ss|st")) {
      boolean many = small.matches("ss|sant[ie]");
      words.add(new Word(many ? "santi" : "san", Kind.SAINT));
      return;
    }
    if (SMALL.contains(small) && !(dotted && small.length() == 1)) {
      return;
    }
    String out = WRITTEN_OUT.get(small);
    if (out != null) {
      for (String word : out.split(" ")) {
        words.add(new Word(word, kind(word)));
      }
      return;
    }
    if (small.indexOf('.') > 0) {
      for (String part : small.split("\\.")) {
        add(words, part + ".", next, first, tokens);
      }
      return;
    }
    words.add(new Word(small, small.length() == 1 ? Kind.INITIAL : kind(small)));
  }

  private static Kind kind(String word) {
    if (word.equals("san")) {
      return Kind.SAINT;
    }
    return TITLES.contains(word) ? Kind.TITLE : GIVEN.contains(word) ? Kind.GIVEN : Kind.NAME;
  }

  /// -1 where the word is no numeral. Words count only beside a month or after a name (`Vittorio
  /// Emanuele Terzo`): `Via Tre Cannelle` stays.
  private static int numeral(
      String bare, String small, boolean dotted, String next, boolean first, int tokens) {
    if (small.matches("\\d{1,5}")) {
      return Integer.parseInt(small);
    }
    Matcher ordinal = Pattern.compile("(\\d{1,3})[oa]").matcher(small);
    if (ordinal.matches()) {
      return Integer.parseInt(ordinal.group(1));
    }
    boolean month = MONTHS.contains(next);
    boolean last = next.isEmpty() && !first && tokens > 1;
    String upper = bare.toUpperCase(Locale.ROOT);
    if ((!dotted || bare.length() > 1)
        && ROMAN.matcher(upper).matches()
        && (bare.length() > 1
            ? bare.equals(upper) || month
            : month || last || first && bare.equals("I"))) {
      return roman(upper);
    }
    if (month && NUMERALS.containsKey(small)) {
      return NUMERALS.get(small);
    }
    if ((month || last) && ORDINALS.containsKey(small)) {
      return ORDINALS.get(small);
    }
    return -1;
  }

  private static int roman(String numeral) {
    int value = 0;
    for (int i = 0; i < numeral.length(); i++) {
      int digit = "I V   X".indexOf(numeral.charAt(i));
      int worth = digit == 0 ? 1 : digit == 2 ? 5 : 10;
      char after = i + 1 < numeral.length() ? numeral.charAt(i + 1) : ' ';
      boolean less = worth == 1 && (after == 'V' || after == 'X');
      value += less ? -worth : worth;
    }
    return value;
  }
}
