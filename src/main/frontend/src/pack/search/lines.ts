import type { City, Line, Practice, Service, Standing, Stems, Synonyms, Term } from "../format.ts";

const LINE_FEED = 10;
const MEMBER = '{"k":';
const SERVICE = new TextEncoder().encode(`${MEMBER}"service:`);

/** The lines of a pack by what they are of; services stay bytes, since most are never looked at. */
export class Lines {
  readonly city: City;
  readonly terms: Term[] = [];
  readonly practices: Practice[] = [];
  readonly stems: Stems[] = [];
  /** Every record that is no service, in the order of the pack. */
  readonly others: Exclude<Line, Service>[] = [];
  synonyms: string[][][] = [];
  standing: Standing | undefined;
  /** Where the line of each service begins and ends. */
  private readonly services: number[] = [];
  private readonly decoder = new TextDecoder("utf-8", { fatal: true });

  private readonly bytes: Uint8Array;

  /** @param pack its lines as text or, better, as the UTF-8 bytes they come in */
  constructor(pack: string | Uint8Array) {
    const bytes = typeof pack === "string" ? new TextEncoder().encode(pack) : pack;
    this.bytes = bytes;
    let city: City | undefined;
    for (let from = 0; from < bytes.length; ) {
      const end = bytes.indexOf(LINE_FEED, from);
      const to = end < 0 ? bytes.length : end;
      if (this.hasAt(from, SERVICE)) {
        this.services.push(from, to);
      } else {
        city = this.take(this.read<Exclude<Line, Service>>(from, to)) ?? city;
      }
      from = to + 1;
    }
    if (city === undefined) {
      throw new Error("pack: it has no line with the key city");
    }
    this.city = city;
  }

  private read<T extends Line>(from: number, to: number): T {
    return JSON.parse(this.decoder.decode(this.bytes.subarray(from, to))) as T;
  }

  private take(line: Exclude<Line, Service>): City | undefined {
    this.others.push(line);
    switch ((line.k as string).split(":", 1)[0]) {
      case "city":
        return line as City;
      case "term":
        this.terms.push(line as Term);
        break;
      case "practice":
        this.practices.push(line as Practice);
        break;
      case "synonyms":
        this.synonyms = (line as Synonyms).groups;
        break;
      case "standing":
        this.standing = line as Standing;
        break;
      case "stems":
        this.stems.push(line as Stems);
        break;
      case "service":
        throw new Error("pack: a line has members before its key");
    }
    return undefined;
  }

  private hasAt(from: number, wanted: Uint8Array): boolean {
    return wanted.every((byte, i) => this.bytes[from + i] === byte);
  }

  get size(): number {
    return this.services.length / 2;
  }

  /** A service by what its key says, without a look into the others. */
  find(id: string): Service | undefined {
    const key = new TextEncoder().encode(`${JSON.stringify(`service:${id}`)},`);
    for (let document = 0; document < this.size; document++) {
      if (this.hasAt((this.services[2 * document] as number) + MEMBER.length, key)) {
        return this.service(document);
      }
    }
    return undefined;
  }

  /** Records other than services, by the beginning of their keys. */
  records(prefix: string): Exclude<Line, Service>[] {
    return this.others.filter(({ k }) => k.startsWith(prefix));
  }

  service(document: number): Service {
    return this.read<Service>(this.services[2 * document] as number, this.services[2 * document + 1] as number);
  }
}
