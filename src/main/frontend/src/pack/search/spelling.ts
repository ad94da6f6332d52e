/**
 * Distance of spellings: one slip is a letter too many, too few, wrong, or two neighbours swapped (Damerau, optimal string
 * alignment).
 */
export function distance(a: string, b: string): number {
  let beforeLast = new Uint16Array(b.length + 1);
  let last = new Uint16Array(b.length + 1).map((_, j) => j);
  let row = new Uint16Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(at(last, j - 1) + (same ? 0 : 1), Math.min(at(last, j), at(row, j - 1)) + 1);
      if (i > 1 && j > 1 && swapped(a, b, i, j)) {
        cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      }
      row[j] = cost;
    }
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return at(last, b.length);
}

function at(row: Uint16Array, i: number): number {
  return row[i] as number;
}

function swapped(a: string, b: string, i: number, j: number): boolean {
  return a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
}

export function within(a: string, b: string, slips: number): boolean {
  if (Math.abs(a.length - b.length) > slips) {
    return false;
  }
  return slips === 1 ? withinOne(a, b) : distance(a, b) <= slips;
}

/** What both begin and end with decides over one slip. */
function withinOne(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let from = 0;
  while (from < shorter && a.charCodeAt(from) === b.charCodeAt(from)) {
    from++;
  }
  let rest = 0;
  while (rest < shorter - from && a.charCodeAt(a.length - 1 - rest) === b.charCodeAt(b.length - 1 - rest)) {
    rest++;
  }
  const leftOfA = a.length - from - rest;
  const leftOfB = b.length - from - rest;
  return (
    Math.max(leftOfA, leftOfB) <= 1 ||
    (leftOfA === 2 && leftOfB === 2 && swapped(a, b, from + 2, from + 2))
  );
}
