import type { City, Line, Practice, Service, Standing, Stems, Synonyms, Term } from "../format.ts";

const SERVICE = '{"k":"service:';

/** The lines of a pack by what they are of; services stay lines, since most are never looked at. */
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

  constructor(private readonly text: string) {
    let city: City | undefined;
    for (let from = 0; from < text.length; ) {
      const end = text.indexOf("\n", from);
      const to = end < 0 ? text.length : end;
      if (text.startsWith(SERVICE, from)) {
        this.services.push(from, to);
      } else {
        city = this.take(JSON.parse(text.slice(from, to)) as Exclude<Line, Service>) ?? city;
      }
      from = to + 1;
    }
    if (city === undefined) {
      throw new Error("pack: it has no line with the key city");
    }
    this.city = city;
  }

  private take(line: Exclude<Line, Service>): City | undefined {
    this.others.push(line);
    switch (line.k.split(":", 1)[0]) {
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

  get size(): number {
    return this.services.length / 2;
  }

  service(document: number): Service {
    return JSON.parse(this.text.slice(this.services[2 * document], this.services[2 * document + 1])) as Service;
  }

  find(id: string): Service | undefined {
    const from = this.text.indexOf(`${SERVICE}${id}"`);
    const end = this.text.indexOf("\n", from);
    return from < 0 ? undefined : (JSON.parse(this.text.slice(from, end < 0 ? undefined : end)) as Service);
  }
}
