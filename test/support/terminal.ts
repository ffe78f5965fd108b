// The terminal commands run in this process, in a fresh folder, with what they print collected.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../cli/main.js';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Terminal {
  readonly folder: string;
  /** Each line of progress of the last command, in turn. */
  readonly told: readonly string[];
  write(files: Readonly<Record<string, string | Uint8Array>>): void;
  /** Runs `dep …` from the folder. No-break spaces are made plain so that expectations can be typed. */
  dep(...argv: string[]): Promise<Outcome>;
  close(): void;
}

export function terminal(): Terminal {
  const folder = mkdtempSync(join(tmpdir(), 'dep-'));
  const from = process.cwd();
  const told: string[] = [];
  return {
    folder,
    told,
    write: (files) => {
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), content);
      }
    },
    dep: async (...argv) => {
      const out: string[] = [];
      const err: string[] = [];
      told.length = 0;
      process.chdir(folder);
      try {
        const code = await main(argv, {
          width: 100,
          print: (text) => void out.push(text),
          error: (text) => void err.push(text),
          progress: (text) => void told.push(text),
        });
        const plain = (lines: string[]): string => lines.join('\n').replace(/[\u00a0\u202f]/g, ' ');
        return { code, out: plain(out), err: plain(err) };
      } finally {
        process.chdir(from);
      }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
