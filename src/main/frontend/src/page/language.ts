// The language of the interface: as in addresses, which `lang` is not where a language has several scripts, and as a locale
// for numbers and times, with the digits that stand on Italian doors.
export function addressLanguage(page: Document): string {
  return page.body.dataset["language"] ?? page.documentElement.lang;
}

export function localeOf(language: string): string {
  return `${language}-u-nu-latn`;
}
