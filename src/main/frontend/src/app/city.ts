import { type Hours, type MonthDay, parseMonthDay, readHours } from "../hours/index.ts";
import type { City as CityLine, Languages, Service, Term } from "../pack/format";
import type { Kept } from "../pack/store";
import type { App } from "./app";
import { h, icon } from "./dom";
import type { Engine } from "./engine";

type Vocabulary = "sector" | "target" | "area";

/** A kept city: what its codes mean, and how old what we know of it is. */
export class City {
  readonly patron: MonthDay | null;
  private readonly read = new WeakMap<Service, Hours>();

  private constructor(
    readonly line: CityLine,
    readonly kept: Kept,
    readonly engine: Engine,
    private readonly terms: Map<string, Term>,
    private readonly names: Record<string, string>,
  ) {
    this.patron = line.patron ? parseMonthDay(line.patron) : null;
  }

  static async of(engine: Engine, kept: Kept): Promise<City> {
    const [[line], terms, [languages]] = await Promise.all([engine.records<CityLine>("city"), engine.records<Term>("term:"), engine.records<Languages>("languages")]);
    if (!line) throw new Error("a pack without its city");
    return new City(line, kept, engine, new Map(terms.map((term) => [term.k, term])), languages?.names ?? {});
  }

  get code(): string {
    return this.line.code;
  }

  term(vocabulary: Vocabulary, code: string): Term | undefined {
    return this.terms.get(`term:${vocabulary}:${code}`);
  }

  /** In the order in which they are shown. */
  list(vocabulary: Vocabulary): Term[] {
    return [...this.terms.values()].filter((term) => term.k.startsWith(`term:${vocabulary}:`)).sort((a, b) => a.position - b.position);
  }

  /** The sector of the first level that gives a service its pictogram and colour. */
  firstSector(service: Service): Term | undefined {
    const sector = service.sectors[0] === undefined ? undefined : this.term("sector", service.sectors[0]);
    return sector?.parent ? this.term("sector", sector.parent) : sector;
  }

  languageName(code: string): string {
    return this.names[code] ?? code;
  }

  hours(service: Service): Hours {
    let hours = this.read.get(service);
    if (!hours) {
      hours = readHours(service.schedule);
      this.read.set(service, hours);
    }
    return hours;
  }

  /** Says that this comes from the device, and of when it is. */
  banner(app: App): HTMLElement {
    const day = app.formats.date(new Date(this.kept.manifest.made));
    return h("p", { class: "app-banner", role: "note" }, icon(app.sprite, "offline"), h("span", {}, app.words.get("app.banner", { day })), " ", h("a", { href: `/${app.language}/app` }, app.words.get("app.banner-more")));
  }
}
