/** Makes packs of made-up services with Italian texts of the usual length, for measuring. */

const WORDS = (
  "accoglienza aiuto alloggio ambulatorio appuntamento ascolto assistenza associazione avvocato bambini biblioteca carta casa " +
  "centro certificato cibo cittadini colloquio comunità consulenza contratto cooperativa corso cultura curriculum diritti " +
  "documenti domanda donne educazione emergenza famiglie farmacia figli formazione gratuito giovani giorno gruppo identità " +
  "impiego incontro informazioni iscrizione italiano laboratorio lavoro legale lingua livello madri mattina mediatrici medico " +
  "mensa minori motivo nazionale nido notte operatori orientamento ospedale ottenere pagamento parrocchia passaporto pasti " +
  "permesso persone pomeriggio posto pratica primo progetto pronto protezione psicologo quartiere questura ragazzi residenza " +
  "ricerca richiedenti rifugiati rilascio rinnovo ritiro salute sanitaria scadenza scuola sede servizio settimana soggiorno " +
  "sostegno sportello stranieri studenti studio tessera tirocini titolo tutela uffici università utenti vaccinazioni valido " +
  "vestiti violenza visita vittime volontari zona"
).split(" ");
const SMALL = "di e a il la per con in un una del della dei delle al alla da che non si anche senza ogni presso".split(" ");
const ENDINGS = ["", "e", "i", "zione", "mento", "tore", "trice", "ità", "ale", "ario"];
const SYLLABLES = "ba be bo ca ce co da de do fa fe fi ga gi la le li lo ma me mi mo na ne no pa pe po ra re ri ro sa se si ta te ti to va ve vi".split(" ");
const SECTORS = ["permits", "health", "work", "italian-language", "school", "legal-aid", "housing", "culture", "food", "women"];
const DAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"];

/** The same numbers for the same seed (mulberry32). */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** @returns the text of a pack in Italian */
export function packLines(count, seed = 6) {
  const next = random(seed);
  const any = (of) => of[next(of.length)];
  const rare = Array.from({ length: 12_000 }, () => any(SYLLABLES) + any(SYLLABLES) + any(SYLLABLES) + any(ENDINGS));
  const word = () => {
    const kind = next(20);
    // Few words are many of a text: squares of a random number prefer the front of the list.
    return kind < 8 ? any(SMALL) : kind < 17 ? WORDS[Math.floor((next(1000) / 1000) ** 2 * WORDS.length)] : any(rare);
  };
  const sentence = (words) => {
    const said = Array.from({ length: words }, word).join(" ");
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}, dell’${any(WORDS)} è più ${any(rare)}.`;
  };
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const lines = [
    { k: "city", code: "torino", name: "Torino", lat: 45.07, lon: 7.68, box: [6.5, 44.7, 8.2, 45.6], patron: "06-24" },
    ...SECTORS.map((code, position) => ({
      k: `term:sector:${code}`,
      code,
      name: capital(WORDS[position * 7]),
      position,
      words: [WORDS[position * 7], WORDS[position * 7 + 1], code],
    })),
    { k: "synonyms", groups: [[["permesso", "soggiorno"], ["titolo", "soggiorno"]], [["medico"], ["dottore"]]] },
    { k: "standing", firstSectors: ["permits"], firstTargets: [], lastSectors: ["school"] },
  ];
  for (let i = 0; i < count; i++) {
    const id = `${i}`.padStart(22, "0");
    lines.push({
      k: `service:${id}`,
      id,
      address: `servizio-${id}`,
      name: `${capital(any(WORDS))} ${any(SMALL)} ${any(WORDS)} ${capital(any(rare))}`,
      summary: sentence(10),
      description: `${sentence(14)} ${sentence(10)}`,
      howTo: sentence(8),
      provider: { id, name: `${capital(any(WORDS))} ${capital(any(rare))}`, type: "third-sector" },
      sectors: [any(SECTORS), ...(next(3) === 0 ? [any(SECTORS)] : [])],
      targets: [any(["everyone", "women", "minors"])],
      languages: next(2) === 0 ? ["ar", "fr"] : ["en"],
      access: { mode: "walk-in", permit: "no", anonymous: "unknown", free: next(2) === 0, costs: [], documents: ["Passaporto"] },
      schedule: {
        kind: "WEEKLY",
        slots: DAYS.slice(0, 4 + next(3)).map((day) => ({ day, opens: "09:00", closes: any(["12:30", "13:00", "17:30"]) })),
        holidays: "CLOSED",
        exceptions: [],
      },
      phones: [{ number: "+39 011 0000000" }],
      emails: ["servizio@example.org"],
      websites: ["https://example.org/servizio"],
      lat: 45 + next(1_000_000) / 7_000_000,
      lon: 7.6 + next(1_000_000) / 7_000_000,
      street: `Via ${capital(any(rare))} ${next(200)}`,
      postcode: "10100",
      comune: "Torino",
      province: "TO",
      areas: ["01", "001272"],
      accessibility: [],
      freshness: 41_000 + next(600),
      changed: 210_000_000 + next(7_000_000),
    });
  }
  return `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`;
}
