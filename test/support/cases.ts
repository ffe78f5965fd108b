// Data files of several cases: each begins with a line `=== what it shows`.
import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';

export interface Case {
  readonly head: string;
  readonly text: string;
}

export function readCases(path: string): readonly Case[] {
  assert.ok(existsSync(path), `${path} is missing`);
  const [before, ...parts] = readFileSync(path, 'utf8').split(/^=== (.+)\n/m);
  assert.equal(before, '', `${path}: the first line must be a case`);
  return Array.from({ length: parts.length / 2 }, (_, at) => ({ head: parts[2 * at] ?? '', text: parts[2 * at + 1] ?? '' }));
}
