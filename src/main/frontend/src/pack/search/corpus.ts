import { type Hours, isOpenAt, type MonthDay, parseMonthDay, readHours } from "../../hours/index.ts";
import type { City, Line, Practice, Service, Standing, Stems, Synonyms as SynonymGroups, Term, Text } from "../format.ts";
import { Stemmer, words as wordsOf } from "./analysis.ts";
import { type Facet, Values } from "./facets.ts";
import { Lexicon } from "./lexicon.ts";
import { Orders } from "./orders.ts";
import { Synonyms } from "./synonyms.ts";
import { NAME, PLACE, PROVIDER, STREET, TEXT, type TermKind } from "./weights.ts";
import { WordCollector, type WordIndex } from "./word-index.ts";

/** Degrees are kept as whole numbers of 1e-7, a centimetre, as the server keeps them. */
export const UNITS = 1e7;

const ITALIAN = "it";

export function textOf(text: Text | undefined): string {
  return text === undefined ? "" : typeof text === "string" ? text : text.text;
}

/** Everything a search asks, made once of the lines of a pack. */
export class Corpus {
  readonly services: Service[] = [];
  readonly city: City;
  readonly lexicon: Lexicon;
  readonly stemmer: Stemmer;
  readonly synonyms: Synonyms;
  readonly words: WordIndex;
  /** Telling words of each name of a service, ` word word `, a line each. */
  readonly names: string[] = [];
  readonly lat: Int32Array;
  readonly lon: Int32Array;
  readonly placed: Uint8Array;
  readonly orders: Orders;
  private readonly byId = new Map<string, number>();
  private readonly values: Partial<Record<Facet, Values>> = {};
  private readonly practised = new Set<string>();
  private hours: Hours[] | undefined;
  private readonly patron: MonthDay | null;
  private opened: { minute: number; documents: Uint8Array } | undefined;
  private dated: { day: number; values: Partial<Record<Facet, Values>>; live: Uint8Array } | undefined;

  /**
   * @param lines the text of a pack
   * @param language of the pack, BCP 47
   */
  constructor(
    lines: string,
    readonly language: string,
  ) {
    const read = readLines(lines);
    this.services = read.services;
    this.city = read.city;
    this.patron = this.city.patron === undefined ? null : parseMonthDay(this.city.patron);
    this.lexicon = new Lexicon(read.terms);
    for (const practice of read.practices) {
      practice.services.forEach((id) => this.practised.add(id));
    }
    const count = this.services.length;
    this.lat = new Int32Array(count);
    this.lon = new Int32Array(count);
    this.placed = new Uint8Array(count);
    const collector = new WordCollector();
    this.services.forEach((service, document) => this.add(service, document, collector));
    this.words = collector.index();
    const groups = read.synonyms;
    const ofGroups = new Set(groups.flat(2));
    this.stemmer = new Stemmer(
      read.stems,
      (word) => this.words.has(word) || this.lexicon.knows(word) || ofGroups.has(word),
    );
    this.synonyms = new Synonyms(groups, this.stemmer);
    this.lexicon.stem(this.stemmer);
    this.words.stem(this.stemmer);
    this.orders = new Orders(this, read.standing);
  }

  private add(service: Service, document: number, collector: WordCollector): void {
    this.byId.set(service.id, document);
    if (service.lat !== undefined && service.lon !== undefined) {
      this.placed[document] = 1;
      this.lat[document] = Math.round(service.lat * UNITS);
      this.lon[document] = Math.round(service.lon * UNITS);
    }
    const { source } = service;
    const put = (text: Text | undefined, where: number): string =>
      text === undefined
        ? ""
        : typeof text === "string"
          ? collector.add(document, text, this.language === ITALIAN, where)
          : collector.add(document, text.text, text.language === ITALIAN, where);
    const putSource = (text: string | undefined, language: string | undefined, where: number): string =>
      text === undefined ? "" : collector.add(document, text, language === ITALIAN, where);
    const name = put(service.name, NAME);
    const sourceName = putSource(source?.name, source?.language, NAME);
    this.names.push(sourceName === "" ? `\n ${name} \n` : `\n ${name} \n ${sourceName} \n`);
    putSource(service.comune, ITALIAN, PLACE);
    put(service.provider?.name, PROVIDER);
    putSource(service.provider?.source, ITALIAN, PROVIDER);
    putSource(service.street, ITALIAN, STREET);
    for (const part of ["summary", "description", "outcome"] as const) {
      put(service[part], TEXT);
      putSource(source?.[part], source?.language, TEXT);
    }
  }

  /** Makes what the first search would otherwise have to wait for; may be called later than the constructor. */
  warm(now: number): void {
    this.openAt(Math.floor(now / 60_000));
    this.orders.warm();
  }

  get size(): number {
    return this.services.length;
  }

  find(id: string): Service | undefined {
    const document = this.byId.get(id);
    return document === undefined ? undefined : this.services[document];
  }

  /** What sorting by name goes by: the folded words of the name as it was first written. */
  nameKey(document: number): string {
    const service = this.services[document] as Service;
    return wordsOf(service.source?.name ?? textOf(service.name)).join(" ");
  }

  /** The first-level sector of a service, empty without. */
  sectorOf(document: number): string {
    const [first] = (this.services[document] as Service).sectors;
    return first === undefined ? "" : this.lexicon.firstLevel(first);
  }

  /** The values of a facet on a day, other than those of `open`. */
  valuesOf(facet: Exclude<Facet, "open">, day: number): Values {
    if (facet === "verified" || facet === "availability") {
      const { values } = this.on(day);
      return (values[facet] ??= this.make((service) => datedValues(service, facet, day)));
    }
    return (this.values[facet] ??= this.make((service) => this.plainValues(service, facet)));
  }

  private make(of: (service: Service) => Iterable<string>): Values {
    return new Values(this.size, (document) => of(this.services[document] as Service));
  }

  private plainValues(service: Service, facet: "sector" | "target" | "language" | "access" | "area" | "practice"): string[] {
    switch (facet) {
      case "sector":
        return service.sectors.flatMap((sector) => [sector, this.lexicon.firstLevel(sector)]);
      case "target":
        return service.targets;
      case "language":
        return service.languages;
      case "area":
        return service.areas;
      case "access":
        return accessValues(service);
      case "practice":
        return this.practised.has(service.id) ? ["yes"] : [];
    }
  }

  forEachCarrier(kind: TermKind, code: string, each: (document: number) => void): void {
    if (kind !== "city") {
      this.valuesOf(kind, 0).forEachOf(code, each);
    } else if (code === this.city.code) {
      for (let document = 0; document < this.size; document++) {
        each(document);
      }
    }
  }

  /** All that count on a day: a project that has ended is not found any more. */
  live(day: number): Uint8Array {
    return this.on(day).live;
  }

  private on(day: number) {
    if (this.dated?.day !== day) {
      const live = Uint8Array.from(this.services, (service) => (service.ends !== undefined && service.ends < day ? 0 : 1));
      this.dated = { day, values: {}, live };
    }
    return this.dated;
  }

  /** Services open in a minute, counted from 1970; evaluated once a minute. */
  openAt(minute: number): Uint8Array {
    if (this.opened?.minute !== minute) {
      this.hours ??= this.services.map((service) => readHours(service.schedule));
      const instant = minute * 60_000;
      const documents = Uint8Array.from(this.hours, (hours) => (isOpenAt(hours, this.patron, instant) ? 1 : 0));
      this.opened = { minute, documents };
    }
    return this.opened.documents;
  }
}

interface Read {
  services: Service[];
  city: City;
  terms: Term[];
  practices: Practice[];
  synonyms: string[][][];
  standing: Standing | undefined;
  stems: Stems[];
}

function readLines(lines: string): Read {
  const read: Omit<Read, "city"> = {
    services: [],
    terms: [],
    practices: [],
    synonyms: [],
    standing: undefined,
    stems: [],
  };
  let city: City | undefined;
  for (let from = 0; from < lines.length; ) {
    const end = lines.indexOf("\n", from);
    const to = end < 0 ? lines.length : end;
    const line = JSON.parse(lines.slice(from, to)) as Line;
    const kind = line.k.split(":", 1)[0];
    switch (kind) {
      case "city":
        city = line as City;
        break;
      case "service":
        read.services.push(line as Service);
        break;
      case "term":
        read.terms.push(line as Term);
        break;
      case "practice":
        read.practices.push(line as Practice);
        break;
      case "synonyms":
        read.synonyms = (line as SynonymGroups).groups;
        break;
      case "standing":
        read.standing = line as Standing;
        break;
      case "stems":
        read.stems.push(line as Stems);
    }
    from = to + 1;
  }
  if (city === undefined) {
    throw new Error("pack: it has no line with the key city");
  }
  return { ...read, city };
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

function datedValues(service: Service, facet: "verified" | "availability", day: number): string[] {
  if (facet === "availability") {
    return service.places !== undefined && day < service.places.expires ? [service.places.kind] : [];
  }
  if (service.ages === undefined) {
    return ["never"];
  }
  const [agesOn, oldOn] = service.ages;
  return [day < agesOn ? "fresh" : day < oldOn ? "aging" : "old"];
}
