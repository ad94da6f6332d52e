import { parseMonthDay } from "../../hours/index.ts";
import type { City, Service, Text } from "../format.ts";
import { Stemmer } from "./analysis.ts";
import { Dated } from "./dated.ts";
import { type Facet, Values } from "./facets.ts";
import { Lexicon } from "./lexicon.ts";
import type { Lines } from "./lines.ts";
import { Opened } from "./opened.ts";
import { Orders } from "./orders.ts";
import { Synonyms } from "./synonyms.ts";
import { PLACE, PROVIDER, STREET, TEXT, type TermKind } from "./weights.ts";
import { WordCollector, type WordIndex } from "./word-index.ts";

/** Degrees are kept as whole numbers of 1e-7, a centimetre, as the server keeps them. */
export const UNITS = 1e7;

const ITALIAN = "it";
const PLAIN = ["sector", "target", "language", "access", "area", "practice"] as const;
type PlainFacet = (typeof PLAIN)[number];

export function textOf(text: Text | undefined): string {
  return text === undefined ? "" : typeof text === "string" ? text : text.text;
}

/** Everything a search asks, made once of the lines of a pack. */
export class Corpus {
  readonly size: number;
  readonly city: City;
  readonly lexicon: Lexicon;
  readonly stemmer: Stemmer;
  readonly synonyms: Synonyms;
  readonly words: WordIndex;
  /** Telling words of each name of a service, ` word word `, a line each. */
  readonly names: string[] = [];
  /** What sorting by name goes by: the folded words of the name as it was first written. */
  readonly nameKeys: string[] = [];
  readonly lat: Int32Array;
  readonly lon: Int32Array;
  readonly placed: Uint8Array;
  readonly freshness: Int32Array;
  readonly changed: Int32Array;
  readonly dated: Dated;
  readonly opened: Opened;
  readonly orders: Orders;
  /** By the first-level sector of a service, which of them it is; empty without. */
  private readonly firstSectors: string[] = [];
  private readonly plain: Record<PlainFacet, Values>;

  /** @param language of the pack, BCP 47 */
  constructor(
    private readonly lines: Lines,
    readonly language: string,
  ) {
    this.city = lines.city;
    this.size = lines.size;
    this.lat = new Int32Array(this.size);
    this.lon = new Int32Array(this.size);
    this.placed = new Uint8Array(this.size);
    this.freshness = new Int32Array(this.size);
    this.changed = new Int32Array(this.size);
    this.dated = new Dated(this.size);
    this.opened = new Opened(this.size, this.city.patron === undefined ? null : parseMonthDay(this.city.patron));
    this.plain = Object.fromEntries(PLAIN.map((facet) => [facet, new Values(this.size)])) as Corpus["plain"];
    this.lexicon = new Lexicon(lines.terms);
    const practised = new Set(lines.practices.flatMap((practice) => practice.services));
    const collector = new WordCollector();
    for (let document = 0; document < this.size; document++) {
      const service = lines.service(document);
      this.addFigures(service, document);
      this.addValues(service, practised);
      this.addWords(service, document, collector);
    }
    this.words = collector.index();
    const ofGroups = new Set(lines.synonyms.flat(2));
    this.stemmer = new Stemmer(
      lines.stems,
      (word) => this.words.has(word) || this.lexicon.knows(word) || ofGroups.has(word),
      this.words.foreign,
    );
    this.synonyms = new Synonyms(lines.synonyms, this.stemmer);
    this.lexicon.stem(this.stemmer);
    this.orders = new Orders(this, lines.standing);
  }

  private addFigures(service: Service, document: number): void {
    if (service.lat !== undefined && service.lon !== undefined) {
      this.placed[document] = 1;
      this.lat[document] = Math.round(service.lat * UNITS);
      this.lon[document] = Math.round(service.lon * UNITS);
    }
    this.freshness[document] = service.freshness;
    this.changed[document] = service.changed;
    this.dated.set(document, service);
    this.opened.set(document, service.schedule);
    const [first] = service.sectors;
    this.firstSectors.push(first === undefined ? "" : this.lexicon.firstLevel(first));
  }

  private addValues(service: Service, practised: ReadonlySet<string>): void {
    const { sector, target, language, access, area, practice } = this.plain;
    sector.add(service.sectors.flatMap((code) => [code, this.lexicon.firstLevel(code)]));
    target.add(service.targets);
    language.add(service.languages);
    access.add(accessValues(service));
    area.add(service.areas);
    practice.add(practised.has(service.id) ? ["yes"] : []);
  }

  private addWords(service: Service, document: number, words: WordCollector): void {
    const { source } = service;
    const isItalian = (text: Text) => (typeof text === "string" ? this.language : text.language) === ITALIAN;
    const put = (text: Text | undefined, where: number) => {
      if (text !== undefined) {
        words.add(document, textOf(text), isItalian(text), where);
      }
    };
    const putSource = (text: string | undefined, language: string | undefined, where: number) => {
      if (text !== undefined) {
        words.add(document, text, language === ITALIAN, where);
      }
    };
    const shown = words.addName(document, textOf(service.name), isItalian(service.name));
    if (source?.name === undefined) {
      this.names.push(`\n ${shown.telling} \n`);
      this.nameKeys.push(shown.all);
    } else {
      const written = words.addName(document, source.name, source.language === ITALIAN);
      this.names.push(`\n ${shown.telling} \n ${written.telling} \n`);
      this.nameKeys.push(written.all);
    }
    putSource(service.comune, ITALIAN, PLACE);
    put(service.provider?.name, PROVIDER);
    putSource(service.provider?.source, ITALIAN, PROVIDER);
    putSource(service.street, ITALIAN, STREET);
    for (const part of ["summary", "description", "outcome"] as const) {
      put(service[part], TEXT);
      putSource(source?.[part], source?.language, TEXT);
    }
  }

  service(document: number): Service {
    return this.lines.service(document);
  }

  /** The first-level sector of a service, empty without. */
  sectorOf(document: number): string {
    return this.firstSectors[document] as string;
  }

  /** The values of a facet on a day, other than those of `open`. */
  valuesOf(facet: Exclude<Facet, "open">, day: number): Values {
    return facet === "verified" || facet === "availability" ? this.dated.valuesOf(facet, day) : this.plain[facet];
  }

  forEachCarrier(kind: TermKind, code: string, each: (document: number) => void): void {
    if (kind !== "city") {
      this.plain[kind].forEachOf(code, each);
    } else if (code === this.city.code) {
      for (let document = 0; document < this.size; document++) {
        each(document);
      }
    }
  }
}

function accessValues({ access }: Service): string[] {
  const values = access.mode === "unknown" ? [] : [access.mode];
  if (access.free) {
    values.push("free");
  }
  if (access.permit === "no") {
    values.push("no-permit");
  }
  if (access.anonymous === "yes") {
    values.push("anonymous");
  }
  return values;
}
