/**
 * What a city pack holds (docs/decisions/0048). The server writes it (`org.capacitymetro.offline`), the app reads it.
 *
 * A pack is lines of JSON, one record a line, sorted by `k`, each line ended by a line feed. Its hash is the SHA-256 of those
 * bytes; the signed manifest names the hash. Members that are not known are left out.
 */

/** The signed statement about the newest pack of a city in one language. */
export interface Manifest {
  /** Version of this format; a shell that knows another one says so and keeps its old pack. */
  format: 1;
  city: string;
  /** BCP 47, of the interface. */
  language: string;
  /** SHA-256 of the lines, 64 hexadecimal digits. */
  hash: string;
  /** Instant, ISO 8601 in UTC. */
  made: string;
  services: number;
  /** Bytes of the lines, and of what comes over the line (Brotli). */
  bytes: number;
  transfer: number;
}

/** What `GET /packs/{city}/{language}` answers: the manifest's own bytes as a text, so that the signature can be checked. */
export interface Signed {
  /** The JSON of a [Manifest]. */
  manifest: string;
  /** Ed25519 over the UTF-8 bytes of `manifest`, Base64. */
  signature: string;
}

/**
 * What `GET /packs/key` answers. A shell that pinned an older key follows the chain from it: each link is the older key's word
 * for the newer one.
 */
export interface PackKey {
  /** Raw 32 bytes, Base64: signs manifests now. */
  key: string;
  /** Oldest first; empty where the key was never replaced. */
  chain: KeyLink[];
}
export interface KeyLink {
  from: string;
  to: string;
  /** Ed25519 of `from` over the UTF-8 bytes of `pack-key:` followed by `to`, Base64. */
  signature: string;
}

/** What `GET /packs` answers: every city with the packs somebody has asked for. */
export interface PackedCity {
  city: string;
  /** In the language of its own. */
  name: string;
  packs: { language: string; hash: string; made: string; services: number; bytes: number; transfer: number }[];
}

/**
 * What `GET /packs/{city}/map` answers; `GET /packs/{city}/map/{hash}` gives the GeoJSON. Its features have `kind` `province`,
 * `comune`, `district` (with `name`, `code`, `centre`), `streets` (with `name`, `rank` 1 motorway to 5 alley), `rail`, `water`,
 * `green`; coordinates to five decimals.
 */
export interface MapManifest {
  format: 1;
  city: string;
  hash: string;
  bytes: number;
  transfer: number;
  /** Whom the map has to thank; shown with it. */
  attribution: string[];
}

/** What `GET /packs/{city}/{language}/{hash}/from/{old}` answers: takes lines away and puts lines in. */
export interface Delta {
  from: string;
  to: string;
  /** Keys of records that are no more. */
  gone: string[];
  /** New and changed lines, without line feeds. */
  lines: string[];
}

/** Words in another language than the pack's, or older than their source. A plain string is in the pack's language. */
export interface Foreign {
  text: string;
  /** BCP 47 */
  language: string;
  /** Language of the source, where the words were made from an earlier text of it. */
  older?: string;
  /** Written by a machine and read by nobody. */
  machine?: true;
}
export type Text = string | Foreign;

export interface City {
  k: "city";
  code: string;
  name: Text;
  /** Of its centre, WGS 84 degrees. */
  lat: number;
  lon: number;
  /** West, south, east, north. */
  box: [number, number, number, number];
  /** Month and day of the patron saint, `06-24`. */
  patron?: string;
}

/** A telephone number for emergencies, in the order in which they are shown. */
export interface Emergency {
  k: `emergency:${string}`;
  position: number;
  number: string;
  name: Text;
  about: Text;
}

/** A sector, target or area: a code that records carry, with every word of every language that means it. */
export interface Term {
  k: `term:${"sector" | "target" | "area" | "city"}:${string}`;
  code: string;
  name: Text;
  about?: Text;
  parent?: string;
  icon?: string;
  colour?: string;
  /** Of areas: 0 region, 1 province, 2 comune, 3 district. */
  position: number;
  /** Folded words as the server's lexicon has them. */
  words: string[];
}

/** Names of languages spoken at desks, by BCP 47 tag. */
export interface Languages {
  k: "languages";
  names: Record<string, string>;
}

/** Groups of words or phrases that mean the same, folded. */
export interface Synonyms {
  k: "synonyms";
  groups: string[][][];
}

/** Codes that come first and last in a list without words (`search/standing.txt`). */
export interface Standing {
  k: "standing";
  firstSectors: string[];
  firstTargets: string[];
  lastSectors: string[];
}

/**
 * English stems of words of this pack that begin with one letter, where the stem is another word: the English stemmer has a
 * dictionary that no telephone should have to load. Only words all of whose letters are a to z; a word of the pack that is not
 * here is its own stem. Words of the pack: of terms, synonyms and what the search reads of a service, in all its languages.
 */
export interface Stems {
  k: `stems:${string}`;
  words: Record<string, string>;
}

/** Wall-clock times of Europe/Rome, as the schedule vectors write them. */
export interface Schedule {
  kind: "WEEKLY" | "ALWAYS" | "BY_APPOINTMENT" | "UNKNOWN";
  slots: Slot[];
  holidays: "CLOSED" | "AS_USUAL" | "UNKNOWN";
  exceptions: DatedException[];
  original?: Text;
}
export interface Slot {
  day: "MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY" | "SUNDAY";
  /** `09:00` */
  opens: string;
  closes: string;
  /** Month and day as the vectors write them. */
  season?: { from: string; to: string };
}
/** First and last day, both included; no openings: closed. Wins over slots and holidays. */
export interface DatedException {
  /** `2026-12-05` */
  from: string;
  to: string;
  openings: { opens: string; closes: string }[];
  note?: Text;
}

/** A service, already as public as the directory allows: a pack never knows more of a place than a page. */
export interface Service {
  k: `service:${string}`;
  /** Short form, as in addresses. */
  id: string;
  /** `{slug}-{id}` in the pack's language. */
  address: string;
  name: Text;
  summary?: Text;
  description?: Text;
  howTo?: Text;
  outcome?: Text;
  /**
   * The source words of name, summary, description and outcome where those above are in another language: the search reads both.
   * A text without words in the pack's language is its own source and is not repeated here.
   */
  source?: { language: string; name?: string; summary?: string; description?: string; outcome?: string };
  provider?: { id: string; name: Text; source?: string; type: string };
  sectors: string[];
  targets: string[];
  /** Spoken at the desk besides Italian. */
  languages: string[];
  access: {
    /** `walk-in`, `appointment`, `referral`, `unknown` */
    mode: string;
    /** `yes`, `no`, `unknown` */
    permit: string;
    anonymous: string;
    free: boolean;
    costs: Text[];
    documents: Text[];
  };
  schedule: Schedule;
  phones: { number: string; note?: Text }[];
  emails: string[];
  websites: string[];
  /** WGS 84 degrees as precise as the public may know; left out where there is no point. */
  lat?: number;
  lon?: number;
  /** The exact place is not public. */
  reserved?: true;
  /** Metres around the point in which the place lies; left out where the point is a pin. */
  around?: number;
  street?: string;
  postcode?: string;
  comune?: string;
  province?: string;
  /** Codes, widest first. */
  areas: string[];
  arrival?: Text;
  accessibility: string[];
  /** The verification that has faded most: its day, and how as `freshness.how.{method}` says; left out where nobody looked. */
  last?: { on: string; method: string };
  /** Day on which somebody last saw that it exists. */
  verified?: string;
  /** Days since 1970 on which what is known begins to age and is old. */
  ages?: [number, number];
  /** Days since 1970, doubled, one more for verified records: as the server orders by it. */
  freshness: number;
  /** Seconds since 2020. */
  changed: number;
  places?: { kind: "free" | "waiting" | "closed"; said: string; expires: number; weeks?: number; until?: string };
  /** Day on which its project ends, days since 1970. */
  ends?: number;
  /** Its page has the quick exit. */
  discreet?: true;
  demonstration?: true;
}

/** A sheet of the toolkit in short. */
export interface Practice {
  k: `practice:${string}`;
  id: string;
  address: string;
  title: Text;
  summary: Text;
  micro?: true;
  sectors: string[];
  /** Short forms of the services it hangs on. */
  services: string[];
}

/** A step guide or practical guide: what a person in some situation does, as a tree of steps. */
export interface Help {
  k: `help:${string}`;
  /** As in the address `/{language}/steps/{code}`. */
  code: string;
  position: number;
  icon: string;
  /** Its pages have the quick exit. */
  sensitive?: true;
  title: Text;
  lead?: Text;
  steps: HelpStep[];
}

/** A step: words, and where it leads on: to another step of the same guide, to services, or to a telephone. */
export interface HelpStep {
  code: string;
  title: Text;
  /** Markdown-lite: paragraphs, lists, bold. */
  text?: Text;
  choices: HelpChoice[];
}
export interface HelpChoice {
  label: Text;
  /** Code of a step. */
  step?: string;
  /** Parameters of the results page: `sector=legal-aid&access=free`. */
  services?: string;
  /** Digits, perhaps a plus before them. */
  call?: string;
}

export type Line =
  | City
  | Emergency
  | Term
  | Languages
  | Synonyms
  | Standing
  | Stems
  | Service
  | Practice
  | Help;
