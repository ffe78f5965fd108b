// Numbers out of samples, and tables out of numbers.

/** The value below which this share of the samples lies. */
export function quantile(samples, share) {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(samples) {
  return quantile(samples, 0.5);
}

/**
 * How many times the floor: the median over the rounds of a run, since servers measured in the same round
 * meet the same machine. `rounds` and `floor` hold one list of samples for each round.
 */
export function ratio(rounds, floor, share) {
  return median(rounds.map((samples, index) => quantile(samples, share) / quantile(floor[index], share)));
}

/** Milliseconds (or megabytes) with the digits that mean something. */
export function short(number) {
  if (!Number.isFinite(number)) return '–';
  return number >= 100 ? number.toFixed(0) : number >= 10 ? number.toFixed(1) : number.toFixed(2);
}

/** A Markdown table; `stamp` tells where its figures come from. */
export function table({ title, head, rows, note }, stamp) {
  const row = (cells) => `| ${cells.join(' | ')} |`;
  return [
    `## ${title}`,
    '',
    ...(note ? [note, ''] : []),
    stamp,
    '',
    row(head),
    `|${'---|'.repeat(head.length)}`,
    ...rows.map(row),
    '',
  ].join('\n');
}
