import { IntlMessageFormat } from "intl-messageformat";
import { localeOf } from "../page/language";

type Values = Record<string, string | number>;

/** The words of the interface that came with the page, in the page's language. */
export class Words {
  private readonly made = new Map<string, IntlMessageFormat>();

  /** @param texts ICU patterns by key @param language BCP 47 */
  constructor(
    private readonly texts: Record<string, string>,
    readonly language: string,
  ) {}

  has(key: string): boolean {
    return key in this.texts;
  }

  /** The words of a key with values put in; a missing key is a defect and throws. */
  get(key: string, values: Values = {}): string {
    let format = this.made.get(key);
    if (!format) {
      const pattern = this.texts[key];
      if (pattern === undefined) throw new Error(`no words for ${key}`);
      format = new IntlMessageFormat(pattern, localeOf(this.language), undefined, { ignoreTag: true });
      this.made.set(key, format);
    }
    return String(format.format(values));
  }
}
