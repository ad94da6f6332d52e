/** How many words a text has: what stands between spaces and has a letter or a digit in it. The server counts the same. */
export function words(text: string): number {
  return text.split(/\s+/u).filter((part) => /[\p{L}\p{Nd}]/u.test(part)).length;
}
